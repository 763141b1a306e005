import { type ReactNode, useEffect, useState } from 'react';
import type { ControlBehind } from '../../../control-types.ts';
import { ServiceLine } from '../column/ServiceLine.tsx';
import { useLayout, usePage, useTexts, useWorld } from '../page.tsx';
import type { Looked } from '../store/layout.ts';
import { conversationOf, nameOf } from '../store/select.ts';
import { vkNow } from '../store/state.ts';
import { previewOf } from '../ui/preview.ts';
import { dayHourOf, dayKeyOf, momentOf } from '../ui/time.ts';
import { CallView, Json } from './Log.tsx';

/** One message from behind: its event or its calls, the turn of the bot, and what is to come for the person. */
export function BehindView() {
  const { api } = usePage();
  const t = useTexts();
  const language = useLayout((layout) => layout.language);
  const looked = useLayout((layout) => layout.behind);
  const [behind, setBehind] = useState<ControlBehind | null>(null);
  const message = useWorld((world) =>
    looked
      ? conversationOf(world, looked.place, looked.personId).messages.find(({ cmid }) => cmid === looked.cmid)
      : undefined,
  );
  const name = useWorld((world) => nameOf(world, message?.fromId ?? 0));
  const looker = useWorld((world) => nameOf(world, looked?.personId ?? 0));
  const today = useWorld((world) => dayKeyOf(vkNow(world), t));
  // The calls that answer a message come after it.
  const newest = useWorld((world) => world.log.at(-1)?.n);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again after each call
  useEffect(() => {
    if (!looked) return;
    let isGone = false;
    api.get<ControlBehind>(pathOf(looked)).then(
      (found) => !isGone && setBehind(found),
      () => !isGone && setBehind(null),
    );
    return () => {
      isGone = true;
    };
  }, [api, looked, newest]);
  if (!looked || !message || !behind) return <p className="panel__hint panel__body">{t.behindNone}</p>;
  const { isKnown, event, calls, turn, due } = behind;
  return (
    <div className="panel__body">
      <p>
        <strong>{name}</strong>, {dayHourOf(message.at, today, t)}:{' '}
        {message.action ? <ServiceLine message={message} /> : previewOf(message, t)}
      </p>
      {!isKnown && <p className="panel__hint">{t.behindBefore}</p>}
      {turn.map((fact) => (
        <Part key={fact.name.en} title={fact.name[language]}>
          <ul className="facts">
            {fact.values.length === 0 && <li>—</li>}
            {fact.values.map((value) => (
              <li key={value}>{value}</li>
            ))}
          </ul>
        </Part>
      ))}
      {event && (
        <Part title={`${t.event} ${event.type}`}>
          <Json title={t.json} value={event} />
        </Part>
      )}
      {(isKnown || calls.length > 0) && (
        <Part title={t.behindCalls(calls.length)}>
          {calls.map((call, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: calls are only added
            <details key={i} className="behind__call">
              <summary>{call.method}</summary>
              <CallView call={call} />
            </details>
          ))}
        </Part>
      )}
      <Part title={t.behindDue(due.length, looker)}>
        <ul className="facts">
          {due.map(({ at, what }) => (
            <li key={what}>
              {momentOf(at, t)}: {what}
            </li>
          ))}
        </ul>
      </Part>
    </div>
  );
}

const pathOf = ({ place, personId, cmid }: Looked): string =>
  'chatId' in place
    ? `chats/${place.chatId}/behind/${cmid}?personId=${personId}`
    : `dialogs/${place.communityId}/${personId}/behind/${cmid}`;

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title}>
    <h3 className="panel__part">{title}</h3>
    {children}
  </section>
);
