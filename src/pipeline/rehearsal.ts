import type { Turn } from '#src/conversation/came.ts';
import { type Manner, Talk } from '#src/conversation/place.ts';
import { isCommon } from '#src/conversation/shown.ts';
import type { TurnTools } from '#src/conversation/tools.ts';
import { takeTurn } from '#src/conversation/turn.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import {
  type Act,
  imagined,
  type Played,
  type Rehearsal,
  type Rehearse,
} from '#src/domain/ground/rehearsal.ts';
import type { Notice } from '#src/domain/ground/transaction.ts';
import type { Did } from '#src/messenger/did.ts';
import type { Staging } from '#src/pipeline/staging.ts';
import { inLanguage } from '#src/text/say.ts';

interface Ports {
  readonly tools: TurnTools<Desk>;
  readonly seat: (tx: Staging, person: PersonId, manner: Manner) => Promise<Desk>;
  /** A transaction that nobody commits. */
  readonly begin: () => Staging;
}

/** Rows of the keyboard that whoever looks on needs for themselves. */
const rowsBeside = 2;

interface Button {
  readonly taps: string;
  readonly label: Played['text'][number];
  readonly payload: object;
}
type Shown = Pick<Played, 'text' | 'attach'> & { readonly rows: readonly (readonly Button[])[] };

/** See `Rehearse`. Each answer of whoever looks on plays all of it once more: a dozen turns, by and large. */
export const rehearsing =
  ({ tools, seat, begin }: Ports): Rehearse =>
  async ({ lang, before, acts }: Rehearsal) => {
    const tx = begin();
    const room = { ...tools.room, rows: tools.room.rows - rowsBeside };
    let talk = Talk.parse({ lang });
    const take = async (did: Did, start?: string): Promise<Shown> => {
      const came = { address: imagined, did, start };
      const turn = await takeTurn({ ...tools, room }, talk, came, (spoken) => seat(tx, imagined, spoken));
      talk = turn.talk;
      return shownIn(turn);
    };
    const act = async (one: Act, shown: Shown): Promise<Shown> => {
      if ('says' in one) return take({ kind: 'words', text: one.says });
      if ('meanwhile' in one) {
        await one.meanwhile(tx);
        const news = tx.notices.findLast(({ to }) => to === imagined);
        return news ? newsIn(news) : shown;
      }
      const tapped = shown.rows.flat().find(({ taps }) => taps === one.taps);
      return tapped ? take({ kind: 'choice', payload: tapped.payload }) : shown;
    };
    let shown = await take({ kind: 'start' }, await before(tx));
    for (const one of acts) shown = await act(one, shown);
    const { me } = await seat(tx, imagined, talk);
    return {
      text: shown.text.map((said) => inLanguage(me.lang, said)),
      rows: shown.rows.map((row) =>
        row.map(({ taps, label }) => ({ taps, label: inLanguage(me.lang, label) })),
      ),
      attach: shown.attach,
      person: me.person,
    };
  };

/** «Назад» and «Помощь» of whoever looks on stand below it already. */
function shownIn(turn: Turn): Shown {
  if (!('reply' in turn)) return { text: [], rows: [], attach: [] };
  const { notes, shown, attach, question } = turn.reply;
  const { scene: s, step: t, asked: n } = question;
  const rows = shown.rows.map((row) =>
    row
      .filter(({ chose }) => !isCommon(chose))
      .map(({ chose, of, label }) => ({
        taps: of === undefined ? chose : `${chose}:${of}`,
        label,
        payload: { s, t, n, c: chose, ...(of === undefined ? {} : { o: of }) },
      })),
  );
  return { text: [...notes, ...shown.text], rows, attach };
}

const newsIn = ({ text, opens = [] }: Notice): Shown => ({
  text,
  rows: opens.map(({ about, id, label }) => [
    { taps: `open:${about}`, label, payload: { a: about, ...(id === undefined ? {} : { o: id }) } },
  ]),
  attach: [],
});
