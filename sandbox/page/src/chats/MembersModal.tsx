import { Icon20AddCircleOutline, Icon20Cancel } from '@vkontakte/icons';
import { Button, Checkbox, FormItem, Input } from '@vkontakte/vkui';
import { useState } from 'react';
import type { ControlChat } from '../../../control-types.ts';
import { usePage, useTexts, useWorld } from '../page.tsx';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { isMember, nameOf } from '../store/select.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Face } from '../ui/Face.tsx';
import { IconAct } from '../ui/Plain.tsx';

/** Who is in a chat, the link to join it, and adding people or a community. */
export function MembersModal({ chatId, personId }: { chatId: number; personId: number }) {
  const { messenger } = usePage();
  const t = useTexts();
  const chat = useWorld((world) => world.chats.get(chatId));
  const communities = useWorld((world) => world.communities);
  const [isAdding, setAdding] = useState(false);
  if (!chat) return null;
  const isHere = isMember(chat, personId);
  const act = (name: string, body: object) => void messenger.inChat(chatId, personId, name, body);
  const bots = communities.filter(({ id }) => !isMember(chat, -id));
  return (
    <Dialog title={chat.title}>
      <ChatLink link={chat.link} />
      <h3 className="dialog__part">{t.membersTitle}</h3>
      <ul className="members">
        {chat.members.map((member) => (
          <Member
            key={member.memberId}
            member={member}
            mayRemove={isHere && !member.isOwner && member.memberId !== personId}
            onRemove={() => act('leave', { memberId: member.memberId, by: personId })}
            onChange={async (change) => {
              await messenger.inChat(chatId, personId, 'member', { memberId: member.memberId, ...change });
              await messenger.refreshState();
            }}
          />
        ))}
      </ul>
      {isHere &&
        bots.map(({ id, name }) => (
          <Button
            key={id}
            mode="tertiary"
            size="m"
            before={<Icon20AddCircleOutline />}
            onClick={() => act('communities', { communityId: id, admin: true, seesAll: true, by: personId })}
          >
            {`${t.add}: ${name}`}
          </Button>
        ))}
      {isHere && (
        <Button
          mode="tertiary"
          size="m"
          before={<Icon20AddCircleOutline />}
          aria-expanded={isAdding}
          onClick={() => setAdding(!isAdding)}
        >
          {t.addMember}
        </Button>
      )}
      {isAdding && (
        <PersonPicker
          except={({ id }) => isMember(chat, id)}
          does={`${t.add}:`}
          onPick={(person) => act('join', { personId: person.id, by: personId })}
        />
      )}
    </Dialog>
  );
}

function ChatLink({ link }: { link: string }) {
  const t = useTexts();
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    // Without https the clipboard is closed to pages; the field can still be copied by hand.
    navigator.clipboard?.writeText(link).then(
      () => setCopied(true),
      () => {},
    );
  };
  return (
    <FormItem top={t.chatLink} htmlFor="chat-link" noPadding className="dialog__field">
      <div className="dialog__pair">
        <Input id="chat-link" readOnly value={link} onFocus={(event) => event.target.select()} />
        <Button size="l" mode="secondary" onClick={copy}>
          {isCopied ? t.copied : t.copy}
        </Button>
      </div>
    </FormItem>
  );
}

interface MemberProps {
  member: ControlChat['members'][number];
  mayRemove: boolean;
  onRemove(): void;
  onChange(change: { isAdmin?: boolean; seesAll?: boolean }): Promise<void>;
}

function Member({ member, mayRemove, onRemove, onChange }: MemberProps) {
  const t = useTexts();
  const { memberId, isOwner, isAdmin, seesAll } = member;
  const name = useWorld((world) => nameOf(world, memberId));
  const marks = [isOwner && t.owner, isAdmin && !isOwner && t.admin].filter(Boolean).join(', ');
  return (
    <li className="member">
      <Face name={name} id={memberId} size={32} />
      <span className="member__name">
        {name}
        {marks && <span className="member__mark">{marks}</span>}
        {memberId < 0 && (
          <span className="member__rights">
            <Checkbox checked={isAdmin} onChange={() => void onChange({ isAdmin: !isAdmin })}>
              {t.makeAdmin}
            </Checkbox>
            <Checkbox checked={seesAll} onChange={() => void onChange({ seesAll: !seesAll })}>
              {t.letSeeAll}
            </Checkbox>
          </span>
        )}
      </span>
      {mayRemove && (
        <IconAct label={t.removeMember(name)} onClick={onRemove}>
          <Icon20Cancel />
        </IconAct>
      )}
    </li>
  );
}
