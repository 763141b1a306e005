import type { Column, Invitation, Layout } from './layout.ts';
import { keyOf, type Place, samePlace, type World } from './state.ts';
import type { Store } from './store.ts';

/** A column narrower than this is no pleasure. */
export const COLUMN_WIDTH = 340;
const LIST_WIDTH = 300;
const PANEL_WIDTH = 380;
export const PHONE_WIDTH = 720;

/** Opens and closes columns. */
export class Arrangement {
  readonly #layout: Store<Layout>;
  readonly #world: Store<World>;

  constructor(layout: Store<Layout>, world: Store<World>) {
    this.#layout = layout;
    this.#world = world;
  }

  /** Beside the others while there is room; then in the place of another one, unless it must be `beside`. */
  open(
    personId: number,
    { place, beside = false, focus = false }: { place?: Place; beside?: boolean; focus?: boolean } = {},
  ): void {
    const { columns, active } = this.#layout.state;
    const known = columns.find((column) => column.personId === personId);
    const target = place ?? known?.place ?? this.#firstPlace();
    if (!target) return;
    const column: Column = { personId, place: target };
    const isPhone = window.innerWidth < PHONE_WIDTH;
    // "Back" of a phone leads from a dialog to the list of people.
    if (isPhone && this.#layout.state.screen === 'people') history.pushState({ screen: 'column' }, '');
    this.#layout.set({
      columns: known
        ? columns.map((other) => (other === known && !samePlace(other.place, target) ? column : other))
        : this.#withNew(columns, column, beside || columns.length < this.#room(), active),
      active: personId,
      screen: 'column',
      ...(focus && { focus: personId }),
    });
  }

  /** These and nobody else, as many as there is room for; the first of them is talked to. */
  openTogether(people: readonly number[]): void {
    const [first] = people;
    if (first === undefined) return;
    const known = this.#world.state.people;
    const shown = people.filter((id) => known.some((person) => person.id === id)).slice(0, this.#room());
    const { columns } = this.#layout.state;
    this.#layout.set({ columns: columns.filter(({ personId }) => shown.includes(personId)), modal: null });
    for (const id of shown) this.open(id);
    this.activate(first);
  }

  close(personId: number): void {
    const columns = this.#layout.state.columns.filter((column) => column.personId !== personId);
    this.#layout.set({ columns, active: columns.at(-1)?.personId ?? null, screen: 'people' });
  }

  activate(personId: number): void {
    if (this.#layout.state.active !== personId) this.#layout.set({ active: personId });
  }

  /** To the list of people, on a phone. */
  leave(): void {
    if (history.state?.screen === 'column') history.back();
    else this.#layout.set({ screen: 'people' });
  }

  invite(communityId: number, personId: number, invitation: Invitation | undefined): void {
    const key = keyOf({ communityId, personId });
    const invitations = new Map(this.#layout.state.invitations);
    if (invitation) invitations.set(key, invitation);
    else if (!invitations.delete(key)) return;
    this.#layout.set({ invitations });
  }

  /** Drops whom the sandbox does not know any more; a first visitor is shown two people. */
  settle(): void {
    const { people, communities, chats, ready } = this.#world.state;
    if (!ready || people.length === 0 || communities.length === 0) return;
    const { columns, active } = this.#layout.state;
    const isThere = ({ personId, place }: Column) =>
      people.some(({ id }) => id === personId) &&
      ('chatId' in place ? chats.has(place.chatId) : communities.some(({ id }) => id === place.communityId));
    const left = columns.filter(isThere);
    const first = this.#firstPlace();
    const shown = Math.min(2, this.#room());
    const settled =
      left.length > 0 || !first
        ? left
        : people.slice(0, shown).map(({ id }) => ({ personId: id, place: first }));
    const isActive = settled.some(({ personId }) => personId === active);
    this.#layout.set({ columns: settled, active: isActive ? active : (settled[0]?.personId ?? null) });
  }

  /** For so many columns. */
  #room(): number {
    const { panel, tasks } = this.#layout.state;
    const isShown = tasks && !panel && (this.#world.state.backstage?.tasks.length ?? 0) > 0;
    const taken = LIST_WIDTH + (panel ? PANEL_WIDTH : 0) + (isShown ? COLUMN_WIDTH : 0);
    return Math.max(1, Math.floor((window.innerWidth - taken) / COLUMN_WIDTH));
  }

  #withNew(columns: readonly Column[], column: Column, isRoom: boolean, active: number | null): Column[] {
    if (isRoom || columns.length === 0) return [...columns, column];
    // Whoever is being talked to stays, if there is anybody else to give way.
    const others = columns.filter(({ personId }) => personId !== active);
    const leaving = others.at(-1) ?? columns[0];
    return columns.map((other) => (other === leaving ? column : other));
  }

  #firstPlace(): Place | undefined {
    const [community] = this.#world.state.communities;
    return community && { communityId: community.id };
  }
}
