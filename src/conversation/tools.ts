import type { Care } from '#src/conversation/care.ts';
import type { AnyMove, NoticeOpening } from '#src/conversation/move.ts';
import type { Scenes, World } from '#src/conversation/scene.ts';
import type { Common, Room } from '#src/conversation/shown.ts';
import type { Arrived } from '#src/messenger/did.ts';
import type { Say } from '#src/text/say.ts';

/** Words that mean the same everywhere; the lists stand in `locales/<language>/words.ftl`. */
export type CommonWord = Common | 'start';
export type Meaning = 'yes' | 'no' | 'done' | 'unsure';
/** What is said to be kind, and asks for nothing: «спасибо», «понятно», «до свидания», a smile. */
export type Pleasantry = 'thanks' | 'fine' | 'bye' | 'smile';

/** What the engine is given: the scenes, the words people type, and where links and notices lead. */
export interface TurnTools<W extends World> {
  readonly scenes: Scenes<W>;
  /** The scene that stands under all others: for a person whom the bot knows, and for a stranger. */
  readonly ground: { readonly known: string; readonly stranger: string };
  readonly help: string;
  /** Where what nobody understood is passed on to the school. */
  readonly passOn: string;
  /** Whom somebody in danger may tell; stands on top of what was open. */
  readonly danger: string;
  readonly words: {
    common(text: string): CommonWord | undefined;
    meaning(text: string): Meaning | undefined;
    pleasantry(text: string): Pleasantry | undefined;
    /** Whether somebody of whom only the messenger's language is known writes in English. */
    isEnglish(text: string): boolean;
  };
  /** What comes before everything: somebody in danger, an urgent cry, a code that nobody may be shown. */
  care(text: string): Care | undefined;
  /** As a person at this desk reads it, for comparing with what they type. */
  render(said: Say, desk: W): string;
  readonly room: Room;
  /** Where the link leads by which the dialog was opened, or a code that was typed; undefined for anything else. */
  door(start: string, desk: W): Promise<AnyMove | undefined>;
  /**
   * What comes of a message that is not for the question that is open: it answers an earlier one that belongs to
   * something kept, or corrects one that is kept. Undefined for any other.
   */
  elsewhere(came: Pick<Arrived, 'did' | 'ref' | 'replyTo'>, desk: W): Promise<AnyMove | undefined>;
  /** What comes of the answer to a question that was sent to this person, when it is typed and not pressed. */
  answered(text: string, desk: W): Promise<AnyMove | undefined>;
  /**
   * Where a question leads that the step made nothing of; undefined where the text is about something else.
   *
   * @param midway  something else was begun: only what is quite plain leads away from it
   */
  understand(text: string, desk: W, midway: boolean): Promise<AnyMove | undefined>;
  /** The answer to a question that was asked instead of answering the one that is open, when it is plainly one. */
  answers(text: string, desk: W): Promise<AnyMove | undefined>;
  /** Words without what tells who speaks or of whom: all that is kept of what was not understood. */
  nameless(text: string, desk: W): string | undefined;
  /** What a button under a notice opens. */
  opensAt(about: string, id: string | undefined): NoticeOpening | undefined;
}
