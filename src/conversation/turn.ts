import { readBeside } from '#src/conversation/beside.ts';
import type { Came, Heard, Turn } from '#src/conversation/came.ts';
import { goneBy, laidOver } from '#src/conversation/left.ts';
import { whereMended, withLatest } from '#src/conversation/mended.ts';
import type { AnyMove } from '#src/conversation/move.ts';
import { overBy } from '#src/conversation/moved.ts';
import { pop, replaceTop, type Talk, top } from '#src/conversation/place.ts';
import { offers, type Present, sureOf } from '#src/conversation/present.ts';
import { readDid, takesOf } from '#src/conversation/reading.ts';
import type { World } from '#src/conversation/scene.ts';
import { type Common, isCommon, NoticePayload, Payload, readPage } from '#src/conversation/shown.ts';
import { type Seat, Talking } from '#src/conversation/talking.ts';
import type { TurnTools } from '#src/conversation/tools.ts';
import type { Button } from '#src/conversation/view.ts';
import { BrokenPromise } from '#src/faults.ts';
import type { Question } from '#src/messenger/delivery.ts';
import type { Arrived } from '#src/messenger/did.ts';
import { type Say, say } from '#src/text/say.ts';

/**
 * One turn of a conversation: what came → what the person sees next and where they are then. What is not offered at
 * this moment changes nothing: the present question is shown again.
 */
export async function takeTurn<W extends World>(
  tools: TurnTools<W>,
  before: Talk,
  came: Came,
  seat: Seat<W>,
): Promise<Turn> {
  return new TurnOfTalk(tools, before, await seat(before), seat).take(came);
}

/** Characters of what was said, as they are shown again. */
const mostRepeated = 300;

class TurnOfTalk<W extends World> extends Talking<W> {
  #ref: string | undefined;
  /** What was not understood a moment ago, without names: it can be passed on. */
  #passable: string | undefined;

  async take(came: Came): Promise<Turn> {
    this.#ref = 'ref' in came ? came.ref : undefined;
    if ('fetched' in came) await this.#takeFetched(came);
    else if ('spoken' in came) await this.#takeSpoken(came);
    else if (came.did.kind === 'edited') return this.#takeEdited(came, came.did);
    else {
      const fetch = await this.#takeArrived(came);
      if (fetch) return { talk: this.talk, ...fetch };
    }
    return this.show();
  }

  async #takeFetched({ fetched, question }: Extract<Came, { fetched: unknown }>): Promise<void> {
    const present = await this.present();
    if (!present) return;
    const { frame, step, asked } = present;
    const isHere =
      frame.scene === question.scene && frame.step === question.step && question.asked >= frame.since;
    if (!isHere || !step.table) this.notes.push(say('patterns-file.late'));
    else if (!fetched.ok) this.notes.push(say(`patterns-file.${fetched.refusal}`));
    else this.apply(await step.table({ ...asked, rows: fetched.rows }));
  }

  /** As if it were typed; where another question is open by now, only as what leads on from everywhere. */
  async #takeSpoken({ spoken, question, ref, replyTo }: Heard): Promise<void> {
    if (spoken === undefined) return this.remark(say('patterns.unheard'));
    if (this.#cares(spoken)) return;
    this.#repeat(spoken);
    const did = { kind: 'words', text: spoken } as const;
    if (replyTo !== undefined && (await this.#goesElsewhere({ did, ref, replyTo }))) return;
    if (question.asked === this.talk.asked) return this.#hearWords(did);
    const present = await this.present();
    const note = say('patterns.heard-late');
    await this.#hearMore(did, note, present?.sure !== undefined);
  }

  /** What was understood of somebody's voice is shown, so that they can mend it. */
  #repeat(said: string): void {
    const shown = said.length > mostRepeated ? `${said.slice(0, mostRepeated)}…` : said;
    this.notes.push(say('patterns.heard', { said: shown }));
  }

  async #takeEdited(came: Arrived, did: Extract<Arrived['did'], { kind: 'edited' }>): Promise<Turn> {
    const { text } = did;
    if (!this.#cares(text) && !(await this.#goesElsewhere(came))) {
      const there = whereMended(this.talk, came.order, text);
      if (there === 'same') return { talk: this.talk };
      this.notes.push(say(`patterns.${there ? 'mended' : 'edited'}`));
      this.talk = there ?? this.talk;
      if (there) await this.#hearWords(did);
    }
    return this.show();
  }

  /** Before everything, and whatever was asked waits; the words go no further. What comes late moves no scene. */
  #cares(text: string, moves = true): boolean {
    const care = this.tools.care(text);
    if (care === undefined) return false;
    this.notes.push(say(`care.${care}`));
    this.inDanger = care === 'danger';
    const leads = { danger: this.tools.danger, urgent: this.tools.help, secret: undefined }[care];
    if (leads !== undefined && moves) this.talk = laidOver(this.tools, this.talk, leads);
    return true;
  }

  async #takeArrived(came: Arrived) {
    const { order, did, buttons, start } = came;
    const older = order !== undefined && order <= this.talk.seen;
    const { latest: _mended, unread, ...talk } = this.talk;
    this.#passable = unread;
    this.talk = {
      ...talk,
      bare: buttons === undefined ? this.talk.bare : !buttons,
      seen: Math.max(this.talk.seen, order ?? 0),
    };
    // The messenger's language is a guess; what a stranger writes is not, in danger least of all.
    const english = this.desk.me.person === undefined && did.kind === 'words';
    if (english && this.tools.words.isEnglish(did.text)) this.talk = { ...this.talk, lang: 'en' };
    if ('text' in did && this.#cares(did.text, !older)) return undefined;
    if (came.replyTo !== undefined && (await this.#goesElsewhere(came))) return undefined;
    if (older) {
      this.notes.push(say('patterns.overtaken'));
      return undefined;
    }
    const entrance = start === undefined ? undefined : await this.tools.door(start, this.desk);
    if (entrance) this.apply(entrance);
    else if (did.kind === 'choice') await this.#press(did.payload);
    else if (did.kind === 'start') this.#greet();
    else if (did.kind === 'allowed') this.notes.push(say('patterns.missed'));
    else if (did.kind === 'words') {
      if (did.spoken) this.#repeat(did.text);
      await this.#hearWords(did);
    } else if (did.kind === 'voice' && did.listen !== undefined)
      return {
        listen: { voice: did.listen, question: this.#questionNow(), ref: came.ref, replyTo: came.replyTo },
      };
    else return this.#hear(did);
    return undefined;
  }

  async #goesElsewhere(came: Pick<Arrived, 'did' | 'ref' | 'replyTo'>): Promise<boolean> {
    const move = await this.tools.elsewhere(came, this.desk);
    if (move) this.apply(move);
    return move !== undefined;
  }

  /** Words, which can be mended as long as nothing but the next question came of them. */
  async #hearWords({ kind: _as, ...words }: Extract<Arrived['did'], { kind: 'words' | 'edited' }>) {
    const before = top(this.talk);
    await this.#hear({ kind: 'words', ...words });
    this.talk = withLatest(this.talk, before, words.text);
  }

  /** «Начать», «привет»: a greeting, or the way back into what somebody is in the middle of. */
  #greet(): void {
    if (this.fresh) return;
    if (this.talk.frames.length > 1) this.notes.push(say('patterns.go-on'));
    else if (this.desk.me.person) this.notes.push(say('patterns.hello'));
  }

  /** A press. What it carries is the person's to forge: only what is offered now counts. */
  async #press(raw: unknown): Promise<void> {
    const notice = NoticePayload.safeParse(raw);
    const payload = Payload.safeParse(raw);
    if (!payload.success && notice.success) return this.#openNotice(notice.data.a, notice.data.o);
    const pressed = payload.data;
    const frame = top(this.talk);
    // Where no place is kept the number of the question is not known either.
    const isHere = pressed?.s === frame?.scene && pressed?.t === frame?.step;
    const isNow = isHere && (this.fresh || pressed?.n === this.talk.asked);
    // The way home is always open, from an old keyboard too.
    if (pressed?.c === '@home') return this.#common('home');
    if (!pressed || !isNow) return void this.notes.push(say('patterns.old-button'));
    if (isCommon(pressed.c)) return this.#common(pressed.c.slice(1) as Common);
    const present = await this.present();
    if (present) await this.#choose(present, { chose: pressed.c, of: pressed.o });
  }

  async #openNotice(about: string, id: string | undefined): Promise<void> {
    const opening = this.tools.opensAt(about, id);
    const scene = opening && this.tools.scenes.get(opening.scene);
    if (!opening || !scene) return void this.notes.push(say('patterns.old-button'));
    if (!scene.may(this.desk.me)) return void this.notes.push(say('patterns.not-yours'));
    this.talk = overBy(this.tools.scenes, this.talk, opening);
    const present = opening.chose && (await this.present());
    // What is offered no longer is told by the step itself, which is shown then.
    if (present && opening.chose && offers(present, opening.chose))
      await this.#choose(present, opening.chose);
  }

  /** Words, a document, a picture. */
  async #hear(did: Arrived['did']) {
    const word = did.kind === 'words' ? this.tools.words.common(did.text) : undefined;
    if (word && word !== 'start') return void this.#common(word);
    const present = await this.present();
    if (!present) return undefined;
    if (this.displaced) return void (await this.#hearMore(did));
    const { frame, step, shown } = present;
    if (did.kind === 'file' && step.table) {
      return { fetch: { file: did.file, question: this.#questionNow() } };
    }
    const takes = takesOf(present.step, present.sure !== undefined);
    const read = readDid(did, takes, shown, {
      meaning: this.tools.words.meaning,
      render: (said) => this.tools.render(said, this.desk),
    });
    // «Начать» is also what a button may say.
    if (word === 'start' && read.meant !== 'choice') this.#greet();
    else if (read.meant === 'choice') await this.#choose(present, read.button);
    else if (read.meant === 'words' && step.words) {
      // «Спасибо» is no name and no title; a letter may say it.
      const pleasantry = step.attachments ? undefined : this.tools.words.pleasantry(read.said);
      if (pleasantry && pleasantry !== 'fine') return void this.remark(say(`pleasantry.${pleasantry}`));
      const { said, attached } = read;
      const move = await step.words({ ...present.asked, said, attached, ref: this.#ref });
      const refused = move.move === 'again' && move.notes.length > 0 && !move.unread;
      this.apply((refused ? await this.tools.answers(read.said, this.desk) : undefined) ?? move);
    } else if (read.meant === 'file' && step.file)
      this.apply(await step.file({ ...present.asked, file: read.file }));
    else if (read.meant === 'some') this.talk = replaceTop(this.talk, { ...frame, sift: read.sift, page: 0 });
    else if (read.meant === 'nothing') {
      const note = (did.kind === 'words' ? step.unread : undefined) ?? read.note;
      await this.#hearMore(did, note, present.sure !== undefined, present);
    }
    return undefined;
  }

  /** What is no answer: a code, a question. It leads on, and what is open waits under it; or `note` is said. */
  async #hearMore(did: Arrived['did'], note?: Say, askedByName = false, at?: Present<W>): Promise<void> {
    const said = did.kind === 'words' ? did.text : '';
    const beside = await readBeside(this.tools, this.desk, said, { askedByName, midway: this.#isMidway() });
    if ('move' in beside && !(beside.is === 'question' && this.#waits(beside.move))) {
      if (beside.is === 'question') this.#makeRoom(beside.move);
      return this.apply(beside.move);
    }
    // A first word to the bot is a greeting, whatever it is; it is not answered with «не понимаю».
    if (beside.is === 'pleasantry') this.remark(beside.note);
    else if (at?.step.otherwise && said !== '' && !askedByName)
      this.apply(await at.step.otherwise({ ...at.asked, said: said.trim(), attached: [], ref: this.#ref }));
    else if (!this.fresh && note !== undefined) {
      this.remark(note);
      // What a child adds after «меня обижают» is passed on to nobody but the adult whom they choose.
      const isTold = top(this.talk)?.scene === this.tools.danger;
      const unread = said.trim().includes(' ') && !askedByName && !isTold;
      if (unread) this.talk = { ...this.talk, unread: this.tools.nameless(said, this.desk) };
    }
  }

  /** One question after another: the answer takes the place of the one before. */
  #makeRoom(move: AnyMove): void {
    if (this.fresh) this.notes.push(say('patterns.hello'));
    if (move.move === 'open' && move.scene === top(this.talk)?.scene) this.talk = pop(this.talk);
  }

  /** In the middle of something only what is quite plain leads away from it. */
  #isMidway(): boolean {
    const scene = this.tools.scenes.get(top(this.talk)?.scene ?? '');
    return this.talk.frames.length > 1 && scene?.browse !== true;
  }

  /** What is open, or was left for that, is no answer to words that were meant for the step: what was entered stays. */
  #waits(move: AnyMove): boolean {
    return (
      this.#isMidway() &&
      move.move === 'open' &&
      this.talk.frames.some(
        ({ scene }) => scene === move.scene && this.tools.scenes.get(scene)?.browse !== true,
      )
    );
  }

  #questionNow(): Question {
    const { scene = '', step = '' } = top(this.talk) ?? {};
    return { scene, step, asked: this.talk.asked };
  }

  async #choose(present: Present<W>, { chose, of }: Pick<Button, 'chose' | 'of'>): Promise<void> {
    const { frame, step, asked } = present;
    if (chose.startsWith('@')) return this.#ownChoice(present, chose, of);
    if (!offers(present, { chose, of })) return void this.notes.push(say('patterns.old-button'));
    const isSure = !(await sureOf(step, asked, { chose, ...(of === undefined ? {} : { of }) }));
    if (isSure) return this.#take(present, { chose, of });
    this.talk = replaceTop(this.talk, { ...frame, sure: { chose, of: of ?? '' } });
  }

  async #ownChoice(present: Present<W>, chose: string, of: string | undefined): Promise<void> {
    const { frame, sure } = present;
    const { sure: _asked, sift: _sift, ...bare } = frame;
    if (isCommon(chose)) return this.#common(chose.slice(1) as Common);
    if (chose === '@page') this.talk = replaceTop(this.talk, { ...frame, page: readPage(of) });
    else if (chose === '@all') this.talk = replaceTop(this.talk, { ...bare, page: 0 });
    else if (chose === '@no' && sure) this.talk = replaceTop(this.talk, { ...frame, sure: undefined });
    else if (chose === '@sure' && sure) await this.#take(present, sure);
    else this.notes.push(say('patterns.old-button'));
  }

  async #take(
    { frame, step, asked }: Present<W>,
    { chose, of = '' }: Pick<Button, 'chose'> & { of?: string | undefined },
  ) {
    const choice = step.choices[chose];
    if (choice === undefined)
      throw new BrokenPromise(`${frame.scene}/${frame.step} offers «${chose}» and does not know it`);
    this.talk = replaceTop(this.talk, { ...frame, sure: undefined });
    this.apply(await (typeof choice === 'function' ? choice : choice.take)({ ...asked, of }));
  }

  #common(word: Common): void {
    if (word === 'pass') this.#passOn();
    else this.talk = goneBy(this.tools, this.desk, this.talk, word, this.notes);
  }

  #passOn(): void {
    const said = this.#passable;
    if (said === undefined) return void this.notes.push(say('patterns.old-button'));
    this.apply({ move: 'open', scene: this.tools.passOn, draft: { said }, notes: [] });
  }
}
