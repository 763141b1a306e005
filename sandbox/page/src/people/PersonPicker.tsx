import { Input } from '@vkontakte/vkui';
import { type ReactNode, useRef, useState } from 'react';
import { useTexts, useWorld } from '../page.tsx';
import { fullName, type Person } from '../store/state.ts';
import { PersonFace } from '../ui/Face.tsx';
import { moveByArrows } from '../ui/focus.ts';
import { NothingFound } from '../ui/NothingFound.tsx';

/** More than these are found by their names. */
const MOST = 30;

interface Props {
  /** stands first */
  first?: number | undefined;
  except?: (person: Person) => boolean;
  /** what a press does, said before the name to whoever cannot see it */
  does?: string;
  onPick(person: Person): void;
  isPicked?: (person: Person) => boolean;
  after?: (person: Person) => ReactNode;
}

/** Chooses one person, or several one by one. */
export function PersonPicker({ first, except, does, onPick, isPicked, after }: Props) {
  const t = useTexts();
  const people = useWorld((world) => world.people);
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const clear = () => {
    setQuery('');
    field.current?.focus();
  };
  const words = query.toLowerCase().trim();
  const found = people
    .filter((person) => !except?.(person))
    .filter((person) => `${fullName(person)} ${person.caption ?? ''}`.toLowerCase().includes(words))
    .sort((a, b) => Number(b.id === first) - Number(a.id === first));
  return (
    <div className="picker">
      {people.length > 8 && (
        <Input
          getRef={field}
          value={query}
          placeholder={t.findPerson}
          aria-label={t.findPerson}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      {found.length === 0 && query.trim() !== '' && (
        <NothingFound filter={`«${query.trim()}»`} onClear={clear} />
      )}
      <ul className="picker__list" onKeyDown={moveByArrows}>
        {found.slice(0, MOST).map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className="picker__person"
              aria-pressed={isPicked?.(person)}
              onClick={() => onPick(person)}
            >
              <PersonFace person={person} size={32} />
              {does && <span className="visually-hidden">{does} </span>}
              <span className="picker__name">
                {fullName(person)}
                {person.caption && <span className="picker__caption">{person.caption}</span>}
              </span>
              {after?.(person)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
