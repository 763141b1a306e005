import type { Move, Opening, Scene } from '#src/conversation/define.ts';
import type { Did, Reply } from '#src/conversation/did.ts';
import { commonButtons, type ReadWord, readCommon } from '#src/conversation/patterns.ts';
import { moveTo, pop, push, replaceTop, stepBack, type Talk, top } from '#src/conversation/place.ts';
import { type MatchLabel, readAnswer } from '#src/conversation/read-answer.ts';
import { frameOf, settle } from '#src/conversation/settle.ts';
import type { Desk } from '#src/domain/desk.ts';
import type { Language } from '#src/domain/records.ts';
import { type Say, say } from '#src/domain/say.ts';
import { BrokenPromise } from '#src/faults.ts';

export interface TurnTools {
  readonly scenes: ReadonlyMap<string, Scene>;
  readonly readWord: ReadWord;
  readonly matchLabel: MatchLabel;
  /** Where the link leads by which the dialog was opened, before the present scene is asked. */
  door(did: Did, desk: Desk): Promise<Move<never, never> | undefined>;
}

/** The desk for the person who is talking, as everything stands by now. */
export type Seat = (lang: Language) => Promise<Desk>;

export interface Turn {
  readonly talk: Talk;
  readonly reply: Reply;
}

/** A scene that passes its steps over more often than this is a mistake. */
const mostMoves = 12;

/**
 * One turn of a conversation: what the person did → what they see next and where they are then.
 * Pure but for the scene's own calls to the desk.
 */
export async function takeTurn(tools: TurnTools, before: Talk, did: Did, seat: Seat): Promise<Turn> {
  const notes: Say[] = [];
  const desk = await seat(before.lang);
  const bare = did.keyboard === undefined ? before.bare : !did.keyboard;
  let talk: Talk = settle(tools.scenes, { ...before, bare }, desk, notes);
  const older = did.number !== undefined && did.number <= talk.seen;
  if (did.number !== undefined) talk = { ...talk, seen: Math.max(talk.seen, did.number) };

  const fresh = before.frames.length === 0;
  const entrance = older ? undefined : await tools.door(did, desk);
  const opening = openingOf(tools, did, desk);
  const common = readCommon(did, talk, tools.readWord);
  if (older) notes.push(say('patterns.overtaken'));
  else if (entrance) talk = applyMove(tools, talk, entrance, notes);
  else if (opening) talk = push(talk, frameOf(tools.scenes, opening));
  else if (common) talk = doCommon(tools, talk, common, fresh, notes);
  else if (did.kind === 'button' && !isPresent(did, talk, fresh)) notes.push(say('patterns.old-button'));
  else talk = await answer(tools, talk, did, desk, notes, fresh);

  return show(tools, talk, seat, notes);
}

/** A button under a notice opens a scene from wherever the person is. */
function openingOf(tools: TurnTools, did: Did, desk: Desk): Opening | undefined {
  if (did.kind !== 'button' || did.payload?.c !== '@open') return undefined;
  const scene = tools.scenes.get(did.payload.s);
  if (!scene?.may(desk.me)) return undefined;
  return { scene: scene.slug, draft: did.payload.o === undefined ? {} : { of: did.payload.o } };
}

/** Where no place is kept (a stranger's is gone after a day) the number of the question is not known either. */
const isPresent = (did: Did, talk: Talk, fresh: boolean): boolean =>
  did.payload?.s === top(talk)?.scene &&
  did.payload?.t === top(talk)?.step &&
  (fresh || did.payload?.n === talk.asked);

function doCommon(tools: TurnTools, talk: Talk, common: string, fresh: boolean, notes: Say[]): Talk {
  const frame = top(talk);
  if (common === 'start') {
    if (!fresh && talk.frames.length > 1) notes.push(say('patterns.go-on'));
    return talk;
  }
  if (common === 'help')
    return frame?.scene === 'help' ? talk : push(talk, frameOf(tools.scenes, { scene: 'help' }));
  if (common === 'back') {
    const back = frame && stepBack(frame);
    if (back) return replaceTop(talk, back);
    return talk.frames.length > 1 ? pop(talk) : talk;
  }
  if (talk.frames.length > 1 && common === 'cancel') notes.push(say('patterns.cancelled'));
  const bottom = talk.frames[0];
  return bottom ? { ...talk, frames: [frameOf(tools.scenes, { scene: bottom.scene })] } : talk;
}

async function answer(
  tools: TurnTools,
  talk: Talk,
  did: Did,
  desk: Desk,
  notes: Say[],
  fresh: boolean,
): Promise<Talk> {
  const { frame, step, scene } = here(tools, talk);
  const asked = { draft: scene.draft.parse(frame.draft), me: desk.me, school: desk, now: desk.tx.now };
  const read = await readAnswer(tools.matchLabel, talk, did, step, asked);
  if ('note' in read) {
    // A first word to the bot is a greeting, whatever it is; it is not answered with «не понимаю».
    if (!fresh) notes.push(read.note);
    return talk;
  }
  return applyMove(tools, talk, await step.answer({ ...asked, ...read }), notes);
}

function applyMove(
  tools: TurnTools,
  before: Talk,
  move: Move<string, Record<string, unknown>>,
  notes: Say[],
): Talk {
  notes.push(...move.notes);
  const talk = move.lang === undefined ? before : { ...before, lang: move.lang };
  const frame = top(talk);
  if (!frame) throw new BrokenPromise('A move without a scene');
  if (move.move === 'again') return replaceTop(talk, { ...frame, draft: { ...frame.draft, ...move.draft } });
  if (move.move === 'go') return replaceTop(talk, moveTo(frame, move.step, move.draft));
  if (move.move === 'open') {
    // What a button carries can be forged, the name of a scene too.
    if (!tools.scenes.has(move.scene)) return talk;
    return push(talk, frameOf(tools.scenes, move));
  }
  const under = pop(talk);
  return move.then ? push(under, frameOf(tools.scenes, move.then)) : under;
}

/** Asks the top step, passing over steps that have nothing to ask. */
async function show(tools: TurnTools, start: Talk, seat: Seat, notes: Say[]): Promise<Turn> {
  let talk = start;
  for (let moves = 0; moves < mostMoves; moves += 1) {
    // The person may have become known, or lost a right, by the answer.
    const desk = await seat(talk.lang);
    talk = settle(tools.scenes, talk, desk, notes);
    const { frame, step, scene } = here(tools, talk);
    const view = await step.ask({
      draft: scene.draft.parse(frame.draft),
      me: desk.me,
      school: desk,
      now: desk.tx.now,
    });
    if (!('move' in view)) {
      const next = { ...talk, asked: talk.asked + 1 };
      return {
        talk: next,
        reply: {
          notes,
          view,
          scene: frame.scene,
          step: frame.step,
          asked: next.asked,
          common: commonButtons(next),
        },
      };
    }
    // A step that passes itself over was not shown, so «Назад» does not lead to it.
    const trail = top(talk)?.trail ?? [];
    talk = applyMove(tools, talk, view, notes);
    const now = top(talk);
    if (view.move === 'go' && now) talk = replaceTop(talk, { ...now, trail });
  }
  throw new BrokenPromise(`The scene «${top(talk)?.scene}» goes in a circle without asking anything`);
}

function here(tools: TurnTools, talk: Talk) {
  const frame = top(talk);
  const scene = frame && tools.scenes.get(frame.scene);
  const step = scene?.steps[frame?.step ?? ''];
  if (!frame || !scene || !step) throw new BrokenPromise(`No such place: ${frame?.scene}/${frame?.step}`);
  return { frame, scene, step };
}
