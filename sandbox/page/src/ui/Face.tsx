import { Avatar } from '@vkontakte/vkui';
import { fullName, type Person } from '../store/state.ts';

type Gradient = 1 | 2 | 3 | 4 | 5 | 6;

/** The round picture of somebody: initials on a colour that is always the same for an id. */
export function Face({ name, id, size = 40 }: { name: string; id: number; size?: number }) {
  const initials = name
    .split(/\s+/)
    .filter((word) => /^[\p{L}\d]/u.test(word))
    .slice(0, id < 0 ? 1 : 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
  const gradientColor = id < 0 ? 'blue' : (((id % 6) + 1) as Gradient);
  return <Avatar size={size} initials={initials} gradientColor={gradientColor} aria-hidden noBorder />;
}

export const PersonFace = ({ person, size = 40 }: { person: Person; size?: number }) => (
  <Face name={fullName(person)} id={person.id} size={size} />
);
