import type { Column, Invitation, Layout } from './layout.ts';
import { keyOf, type Place, samePlace, type World } from './state.ts';
import type { Store } from './store.ts';

/** A column narrower than this is no pleasure. */
export const COLUMN_WIDTH = 340;
const LIST_WIDTH = 300;
const PANEL_WIDTH = 380;
export const PHONE_WIDTH = 720;

const roomFor = (panel: boolean): number =>
  Math.max(1, Math.floor((window.innerWidth - LIST_WIDTH - (panel ? PANEL_WIDTH : 0)) / COLUMN_WIDTH));

/** Opens and closes columns. */
export class Arrangement {
  readonly #layout: Store<Layout>;
  readonly #world: Store<World>;

  constructor(layout: Store<Layout>, world: Store<World>) {
    this.#layout = layout;
    this.#world = world;
  }

  /** Beside the others while there is room; then in the place of another one, unless it must be `beside`. */
  open(personId: number, { place, beside = false }: { place?: Place; beside?: boolean } = {}): void {
    const { columns, active, panel } = this.#layout.state;
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
        : this.#withNew(columns, column, beside || columns.length < roomFor(panel), active),
      active: personId,
      screen: 'column',
    });
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
    const { columns, active, panel } = this.#layout.state;
    const isThere = ({ personId, place }: Column) =>
      people.some(({ id }) => id === personId) &&
      ('chatId' in place ? chats.has(place.chatId) : communities.some(({ id }) => id === place.communityId));
    const left = columns.filter(isThere);
    const first = this.#firstPlace();
    const shown = Math.min(2, roomFor(panel));
    const settled =
      left.length > 0 || !first
        ? left
        : people.slice(0, shown).map(({ id }) => ({ personId: id, place: first }));
    const isActive = settled.some(({ personId }) => personId === active);
    this.#layout.set({ columns: settled, active: isActive ? active : (settled[0]?.personId ?? null) });
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
