import { Icon20AddCircleOutline } from '@vkontakte/icons';
import { Counter } from '@vkontakte/vkui';
import { memo } from 'react';
import { useLayout, usePage, useTexts, useWorld } from '../page.tsx';
import { lastOf, unreadOf } from '../store/select.ts';
import { fullName, type Person, vkNow } from '../store/state.ts';
import { PersonFace } from '../ui/Face.tsx';
import { previewOf } from '../ui/preview.ts';
import { dayKeyOf, shortTime } from '../ui/time.ts';

interface Props {
  person: Person;
  index: number;
  size: number;
  isStop: boolean;
  onStop(index: number): void;
}

export const PersonRow = memo(function PersonRow({ person, index, size, isStop, onStop }: Props) {
  const { arrange } = usePage();
  const t = useTexts();
  const unread = useWorld((state) => unreadOf(state, person.id));
  const last = useWorld((state) => lastOf(state, person.id));
  const isOpen = useLayout(({ columns }) => columns.some(({ personId }) => personId === person.id));
  const isActive = useLayout(({ active }) => active === person.id);
  const today = useWorld((state) => dayKeyOf(vkNow(state), t));
  const name = fullName(person);
  const preview = last ? previewOf(last, t) : '';
  const who = last && last.fromId === person.id ? `${t.you}: ` : '';
  return (
    <li
      className="person"
      aria-setsize={size}
      aria-posinset={index + 1}
      data-open={isOpen}
      data-active={isActive}
    >
      <button
        type="button"
        className="person__main"
        data-index={index}
        tabIndex={isStop ? 0 : -1}
        aria-current={isActive}
        onFocus={() => onStop(index)}
        onClick={() => arrange.open(person.id)}
      >
        <PersonFace person={person} size={44} />
        <span className="person__text">
          <span className="person__line">
            <span className="person__name">{name}</span>
            {last && <time className="person__time">{shortTime(last.at, today, t)}</time>}
          </span>
          <span className="person__line">
            <span className="person__sub">
              {person.caption && <span className="person__caption">{person.caption}</span>}
              {preview && (
                <span className="person__last">
                  {who}
                  {preview}
                </span>
              )}
            </span>
            {unread > 0 && (
              <Counter size="s" mode="primary" appearance="accent" aria-label={t.unread(unread)}>
                {unread}
              </Counter>
            )}
          </span>
        </span>
      </button>
      {!isOpen && (
        <button
          type="button"
          className="icon-act person__beside"
          tabIndex={isStop ? 0 : -1}
          aria-label={t.openBeside(name)}
          title={t.openBeside(name)}
          onClick={() => arrange.open(person.id, { beside: true })}
        >
          <Icon20AddCircleOutline />
        </button>
      )}
    </li>
  );
});
