import {
  Icon24BrowserBack,
  Icon24Dismiss,
  Icon24MoreHorizontal,
  Icon28BlockOutline,
  Icon28CheckCircleOutline,
  Icon28DoorArrowRightOutline,
  Icon28DownloadOutline,
  Icon28RefreshOutline,
  Icon28SearchOutline,
  Icon28UsersOutline,
} from '@vkontakte/icons';
import { Counter } from '@vkontakte/vkui';
import { useEffect, useMemo, useState } from 'react';
import { usePage, useTexts, useWorld } from '../page.tsx';
import { conversationOf, dialogOf, isMember, placesOf, titleOf, unreadIn } from '../store/select.ts';
import { fullName, keyOf, type Person, type Place, samePlace, viewKey, whereOf } from '../store/state.ts';
import { Face, PersonFace } from '../ui/Face.tsx';
import { moveByArrows } from '../ui/focus.ts';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { IconAct } from '../ui/Plain.tsx';
import { useIsPhone } from '../ui/useMedia.ts';

/** Who it is, and with whom they talk. */
export function ColumnHead({ person, place }: { person: Person; place: Place }) {
  const { arrange } = usePage();
  const t = useTexts();
  const isPhone = useIsPhone();
  const name = fullName(person);
  return (
    <header className="column__head">
      <div className="column__who">
        {isPhone && (
          <IconAct label={t.back} onClick={() => arrange.leave()}>
            <Icon24BrowserBack />
          </IconAct>
        )}
        <PersonFace person={person} size={36} />
        <div className="column__names">
          <h2 className="column__name" tabIndex={-1}>
            {name}
          </h2>
          {person.caption && <div className="column__caption">{person.caption}</div>}
        </div>
        {!isPhone && (
          <IconAct label={t.closeColumn(name)} onClick={() => arrange.close(person.id)}>
            <Icon24Dismiss width={20} height={20} />
          </IconAct>
        )}
      </div>
      <Places person={person} place={place} />
      <Peer person={person} place={place} />
    </header>
  );
}

/** Tabs, when there is more than one conversation. */
function Places({ person, place }: { person: Person; place: Place }) {
  const { arrange, world } = usePage();
  const t = useTexts();
  // A text stands for the list: it is the same as long as the list is.
  const keys = useWorld((state) =>
    placesOf(state, person.id)
      .map((other) => keyOf(whereOf(other, person.id)))
      .join(' '),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `keys` is what the places depend on
  const places = useMemo(() => placesOf(world.state, person.id), [keys, person.id, world]);
  if (places.length < 2) return null;
  return (
    <div
      className="places"
      role="tablist"
      aria-label={t.conversations}
      onKeyDown={(event) => moveByArrows(event, '[role=tab]')}
    >
      {places.map((other) => (
        <PlaceTab
          key={keyOf(whereOf(other, person.id))}
          personId={person.id}
          place={other}
          isOpen={samePlace(place, other)}
          onOpen={() => arrange.open(person.id, { place: other })}
        />
      ))}
    </div>
  );
}

interface TabProps {
  personId: number;
  place: Place;
  isOpen: boolean;
  onOpen(): void;
}

function PlaceTab({ personId, place, isOpen, onOpen }: TabProps) {
  const t = useTexts();
  const title = useWorld((world) => titleOf(world, place));
  const unread = useWorld((world) => unreadIn(world, place, personId));
  return (
    <button
      type="button"
      role="tab"
      aria-selected={isOpen}
      tabIndex={isOpen ? 0 : -1}
      className="places__tab"
      onClick={onOpen}
    >
      <span className="places__title">{title}</span>
      {unread > 0 && (
        <Counter size="s" mode="primary" appearance="accent" aria-label={t.unread(unread)}>
          {unread}
        </Counter>
      )}
    </button>
  );
}

function Peer({ person, place }: { person: Person; place: Place }) {
  const { layout } = usePage();
  const t = useTexts();
  const title = useWorld((world) => titleOf(world, place));
  const chat = useWorld((world) => ('chatId' in place ? world.chats.get(place.chatId) : undefined));
  const activity = useActivity(place, person.id);
  const items = usePeerItems(person, place);
  const openMembers =
    'chatId' in place
      ? () => layout.set({ modal: { kind: 'members', chatId: place.chatId, personId: person.id } })
      : undefined;
  const status = activity
    ? activity === 'audiomessage'
      ? t.recording
      : t.typing
    : chat
      ? t.members(chat.members.length)
      : t.community;
  return (
    <div className="peer">
      <Face name={title} id={'chatId' in place ? place.chatId : -place.communityId} size={32} />
      <div className="peer__names">
        <h3 className="peer__title">{title}</h3>
        <div className="peer__status" role="status" data-busy={activity !== null}>
          {openMembers && !activity ? (
            <button type="button" className="peer__members" onClick={openMembers}>
              {status}
            </button>
          ) : (
            status
          )}
        </div>
      </div>
      <Menu label={t.more} items={items}>
        {({ ref, expanded, open }) => (
          <IconAct
            label={t.more}
            buttonRef={ref}
            aria-haspopup="menu"
            aria-expanded={expanded}
            onClick={open}
          >
            <Icon24MoreHorizontal />
          </IconAct>
        )}
      </Menu>
    </div>
  );
}

function usePeerItems(person: Person, place: Place): MenuItem[] {
  const { layout, messenger } = usePage();
  const t = useTexts();
  const allowed = useWorld((world) =>
    'communityId' in place ? (dialogOf(world, place.communityId, person.id)?.allowed ?? false) : false,
  );
  const member = useWorld((world) => {
    const chat = 'chatId' in place ? world.chats.get(place.chatId) : undefined;
    return chat !== undefined && isMember(chat, person.id);
  });
  const canRestart = useWorld((world) => world.backstage !== null);
  const search = () => layout.set({ search: viewKey(place, person.id) });
  if ('communityId' in place) {
    const { communityId } = place;
    return [
      { label: t.searchDialog, icon: <Icon28SearchOutline />, onChoose: search },
      ...(canRestart
        ? [
            {
              label: t.restart,
              icon: <Icon28RefreshOutline />,
              onChoose: () => void messenger.restart(communityId, person.id),
            },
          ]
        : []),
      {
        label: t.transcriptFile,
        icon: <Icon28DownloadOutline />,
        onChoose: () => download(`/sandbox/api/dialogs/${communityId}/${person.id}/transcript`),
      },
      {
        label: allowed ? t.forbid : t.allow,
        icon: allowed ? <Icon28BlockOutline /> : <Icon28CheckCircleOutline />,
        destructive: allowed,
        onChoose: () => void messenger.does(communityId, person.id, allowed ? 'deny' : 'allow'),
      },
    ];
  }
  const { chatId } = place;
  const members = {
    label: t.membersTitle,
    icon: <Icon28UsersOutline />,
    onChoose: () => layout.set({ modal: { kind: 'members', chatId, personId: person.id } }),
  };
  const leave = {
    label: t.leave,
    icon: <Icon28DoorArrowRightOutline />,
    destructive: true,
    onChoose: () => void messenger.inChat(chatId, person.id, 'leave', { memberId: person.id }),
  };
  const find = { label: t.searchDialog, icon: <Icon28SearchOutline />, onChoose: search };
  return member ? [find, members, leave] : [find, members];
}

function download(path: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  link.click();
}

/** What the community is doing just now; it is believed for a few seconds. */
function useActivity(place: Place, personId: number): string | null {
  const typing = useWorld((world) => conversationOf(world, place, personId).typing);
  const [over, setOver] = useState<typeof typing>(null);
  useEffect(() => {
    if (!typing) return;
    const timer = setTimeout(() => setOver(typing), Math.max(0, typing.until - Date.now()));
    return () => clearTimeout(timer);
  }, [typing]);
  return typing && typing !== over ? typing.activity : null;
}
