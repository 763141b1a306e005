import type { Reply, Turn } from '#src/conversation/came.ts';
import { type AnyMove, isMove } from '#src/conversation/move.ts';
import { type Frame, replaceTop, type Talk, top } from '#src/conversation/place.ts';
import { plain } from '#src/conversation/reading.ts';
import type { AnyStep, Asked, Draft, Scene, Sure, World } from '#src/conversation/scene.ts';
import { layOut, namesOf, type Room, type Shown } from '#src/conversation/shown.ts';
import type { TurnTools } from '#src/conversation/tools.ts';
import { type Button, button, type ListRow, type View } from '#src/conversation/view.ts';
import { BrokenPromise } from '#src/faults.ts';
import { type Say, say } from '#src/text/say.ts';

/** The question as it stands now: what is shown and offered, and what each answer leads to. */
export interface Present<W extends World> {
  readonly frame: Frame;
  readonly scene: Scene<W>;
  readonly step: AnyStep<W>;
  readonly asked: Asked<Draft, W>;
  readonly view: View;
  readonly shown: Shown;
  /** What waits for «да», where the question is that one. */
  readonly sure: Button | undefined;
}

/** Asks the step on top. A step that passes itself over answers with a move. */
export async function presentOf<W extends World>(
  tools: TurnTools<W>,
  talk: Talk,
  desk: W,
): Promise<Present<W> | AnyMove> {
  const frame = top(talk);
  const scene = frame && tools.scenes.get(frame.scene);
  const step = frame && scene && Object.hasOwn(scene.steps, frame.step) ? scene.steps[frame.step] : undefined;
  if (!frame || !scene || !step) throw new BrokenPromise(`No such place: ${frame?.scene}/${frame?.step}`);
  const asked = { draft: scene.draft.parse(frame.draft), me: desk.me, school: desk, now: desk.tx.now };
  const answer = await step.ask(asked);
  if (isMove<string, Draft>(answer)) return answer;
  const render = (said: Say) => tools.render(said, desk);
  const view = sifted(uncut(answer, tools.room, render), frame, (said) => plain(render(said)));
  const own = layOut(view, frame, talk, tools.room);
  const waiting = frame.sure && own.offered.find((one) => isOf(one, frame.sure));
  const sure = waiting && (await sureOf(step, asked, waiting));
  // What waited for «да» is no longer offered, or needs no «да» any more: the step itself is shown.
  if (!waiting || !sure) return { frame, scene, step, asked, view, shown: own, sure: undefined };
  const question: View = {
    text: sure.ask,
    buttons: [
      [
        button('@sure', sure.yes ?? waiting.label, { look: 'negative' }),
        button('@no', say('patterns-button.no'), { means: 'no' }),
      ],
    ],
  };
  const shown = layOut(question, frame, talk, tools.room);
  return { frame, scene, step, asked, view: question, shown, sure: waiting };
}

/** The turn that ends with this question. */
export function asks<W extends World>(
  talk: Talk,
  { frame, shown, view, sure }: Present<W>,
  said: Pick<Reply, 'notes' | 'unread' | 'inDanger'>,
): Turn {
  const asked = talk.asked + 1;
  const kept = frame.sure && !sure ? { ...frame, sure: undefined } : frame;
  return {
    talk: { ...replaceTop(talk, kept), asked },
    reply: {
      ...said,
      shown,
      attach: view.attach ?? [],
      until: view.until,
      brief: sure ? undefined : view.brief,
      question: { scene: frame.scene, step: frame.step, asked },
    },
  };
}

/** Whether it can be chosen now; what was asked by name is answered first. */
export const offers = <W extends World>(
  { shown, sure }: Pick<Present<W>, 'shown' | 'sure'>,
  { chose, of }: Pick<Button, 'chose' | 'of'>,
): boolean => sure === undefined && shown.offered.some((one) => one.chose === chose && one.of === of);

const isOf = (one: Button, sure: Frame['sure']): boolean =>
  one.chose === sure?.chose && (one.of ?? '') === sure.of;

/** The question by name before something that cannot be undone; undefined where nothing is to be asked. */
export async function sureOf<W extends World>(
  step: AnyStep<W>,
  asked: Asked<Draft, W>,
  { chose, of = '' }: Pick<Button, 'chose' | 'of'>,
): Promise<Sure | undefined> {
  const choice = step.choices[chose];
  return choice === undefined || typeof choice === 'function' ? undefined : choice.confirm({ ...asked, of });
}

/**
 * Where a name is too long for a button, the rows stand as lines in the text, and their buttons are numbers: what is cut
 * off would tell nobody apart.
 */
function uncut(view: View, { labelLength }: Room, render: (said: Say) => string): View {
  const { list } = view;
  const isCut = ({ label }: ListRow<string>) => label !== undefined && render(label).length > labelLength;
  if (!list?.rows.some(isCut)) return view;
  const { inRow: _byName, ...rest } = list;
  const rows = list.rows.map(({ label, ...row }) => (label === undefined ? row : { line: label, ...row }));
  return { ...view, list: { ...rest, rows } };
}

/** The list narrowed to what was typed, which is said; where nothing is left of it, whole again. */
function sifted(view: View, { sift }: Frame, render: (said: Say) => string): View {
  if (sift === undefined || !view.list) return view;
  const rows = view.list.rows.filter((row) => namesOf(row).some((name) => render(name).includes(sift)));
  if (rows.length === 0) return view;
  const found = say('list.found', { said: sift, count: rows.length, of: view.list.rows.length });
  const texts = 'key' in view.text ? [view.text] : view.text;
  return { ...view, text: [...texts, found], list: { ...view.list, rows } };
}
