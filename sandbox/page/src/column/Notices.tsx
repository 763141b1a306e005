import { Icon20Cancel } from '@vkontakte/icons';
import { useLinks } from '../links/useLinks.ts';
import { usePage, useTexts } from '../page.tsx';
import { type Notice, type Person, type Place, whereOf } from '../store/state.ts';
import { IconAct } from '../ui/Plain.tsx';

/** Snackbars over the conversation: answers to taps, and what did not work. */
export function Notices({
  person,
  place,
  notices,
}: {
  person: Person;
  place: Place;
  notices: readonly Notice[];
}) {
  const { messenger } = usePage();
  const t = useTexts();
  const { openLink } = useLinks(person.id);
  const mine = notices.filter(({ personId }) => personId === undefined || personId === person.id);
  return (
    <div className="notices" role="status">
      {mine.map(({ id, text, kind, link }) => (
        <div className="notice" key={id} data-kind={kind}>
          <span className="notice__text">
            {kind === 'error' && `${t.refused}: `}
            {text}
            {link && <span className="notice__link">{link}</span>}
          </span>
          {link && (
            <button type="button" className="notice__open" onClick={() => openLink(link)}>
              {t.open}
            </button>
          )}
          <IconAct label={t.close} onClick={() => messenger.dismiss(whereOf(place, person.id), id)}>
            <Icon20Cancel width={16} height={16} />
          </IconAct>
        </div>
      ))}
    </div>
  );
}
