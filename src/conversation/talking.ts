import type { Turn } from '#src/conversation/came.ts';
import { type AnyMove, isMove, leave } from '#src/conversation/move.ts';
import { movedBy } from '#src/conversation/moved.ts';
import { type Manner, replaceTop, type Talk, top } from '#src/conversation/place.ts';
import { asks, type Present, presentOf } from '#src/conversation/present.ts';
import type { World } from '#src/conversation/scene.ts';
import { settle } from '#src/conversation/settle.ts';
import type { TurnTools } from '#src/conversation/tools.ts';
import { BrokenPromise, UnreadableRecord } from '#src/faults.ts';
import { type Say, say } from '#src/text/say.ts';

/** The desk for the person who is talking, as everything stands by now. */
export type Seat<W extends World> = (manner: Manner) => Promise<W>;

/** A scene that passes its steps over more often than this is a mistake. */
const mostMoves = 12;

/** A conversation while one turn of it is taken: where the person is, what is said, and the question in the end. */
export class Talking<W extends World> {
  protected readonly notes: Say[] = [];
  protected talk: Talk;
  protected unread = false;
  protected inDanger = false;
  /** No place was kept: the person is new, or a stranger's day is over. */
  protected readonly fresh: boolean;
  /** The question that the person saw is open no longer: another version asks otherwise, or a right was lost. */
  protected readonly displaced: boolean;

  constructor(
    readonly tools: TurnTools<W>,
    before: Talk,
    readonly desk: W,
    readonly seat: Seat<W>,
  ) {
    this.fresh = before.frames.length === 0;
    this.talk = settle(tools, before, desk, this.notes);
    // A frame that could be gone on from keeps its draft as it is.
    this.displaced = !this.fresh && top(this.talk)?.draft !== top(before)?.draft;
  }

  /** Said before the open question, which is not repeated at length then. */
  protected remark(note: Say): void {
    this.notes.push(note);
    this.unread = true;
  }

  protected apply(move: AnyMove): void {
    this.notes.push(...move.notes);
    if (move.move === 'again' && move.unread) this.unread = true;
    this.talk = movedBy(this.tools.scenes, this.talk, move);
  }

  /** The question that is open, or undefined when it passes itself over by now: what came is not for what follows. */
  protected async present(): Promise<Present<W> | undefined> {
    const present = await this.#presentAt(this.desk);
    if (!isMove<string, Record<string, unknown>>(present)) return present;
    this.apply(present);
    return undefined;
  }

  /** A step that shows what cannot be read is left with a word, and keeps nobody in it; the operator is told. */
  async #presentAt(desk: W): Promise<Present<W> | AnyMove> {
    try {
      return await presentOf(this.tools, this.talk, desk);
    } catch (fault) {
      if (!(fault instanceof UnreadableRecord) || this.talk.frames.length < 2) throw fault;
      desk.tx.leftOut(fault);
      return leave(say('patterns.unreadable'));
    }
  }

  /** Asks the top step, passing over steps that have nothing to ask. */
  protected async show(): Promise<Turn> {
    for (let moves = 0; moves < mostMoves; moves += 1) {
      // The person may have become known, or lost a right, by the answer.
      const desk = await this.seat(this.talk);
      // Whoever has just deleted their data leaves nothing entered behind, in no scene.
      if (this.desk.me.person !== undefined && desk.me.person === undefined)
        this.talk = { ...this.talk, child: undefined, frames: [], left: [] };
      this.talk = settle(this.tools, this.talk, desk, this.notes);
      const present = await this.#presentAt(desk);
      const said = { notes: this.notes, unread: this.unread, inDanger: this.inDanger };
      if (!isMove<string, Record<string, unknown>>(present)) return asks(this.talk, present, said);
      // A step that passes itself over was not shown, so «Назад» does not lead to it.
      const trail = top(this.talk)?.trail ?? [];
      this.apply(present);
      const now = top(this.talk);
      if (present.move === 'go' && !present.decided && now)
        this.talk = replaceTop(this.talk, { ...now, trail: trail.filter((past) => past !== now.step) });
    }
    throw new BrokenPromise(`The scene «${top(this.talk)?.scene}» goes in a circle without asking anything`);
  }
}
