import { setTimeout as pause } from 'node:timers/promises';
import { groupId } from '#demo/bot.ts';
import { CodesAnew, codes } from '#demo/codes-anew.ts';
import type { OpenSchool } from '#demo/open-school.ts';
import { act, buttonOf, canRepeat, type Heard, heard } from '#demo/transcript.ts';
import type { Dialog, Transcript, TranscriptLine } from '#sandbox/index.ts';
import { minutes, seconds } from '#src/regulation/durations.ts';

export interface Difference {
  /** Which of the bot's answers, from 1. */
  readonly line: number;
  readonly was: string;
  readonly is: string;
}

/** The answers are the same up to where the person did what no other school can be asked for. */
export interface Stop {
  readonly at: string;
  readonly why: string;
}

/** So long is an answer waited for that came when the dialog was saved. */
const patienceMs = seconds(10);
const stepMs = 25;

/**
 * Plays a saved dialog in a school that has just begun, at the time at which it was saved. What the person had done
 * before the school began is done by the school's own past, and is not compared.
 */
export async function playAgain(
  saved: Transcript,
  open: (at: number) => Promise<OpenSchool>,
): Promise<Difference | Stop | undefined> {
  const school = await open(await beganAt(saved, open));
  try {
    const dialog = school.sandbox.dialog(groupId, saved.person.id);
    const before = dialog.transcript().lines.length;
    const lines = saved.lines.slice(before);
    const played = (): TranscriptLine[] => dialog.transcript().lines.slice(before);
    const anew = new CodesAnew();
    for (const [i, saidThen] of lines.entries()) {
      const line = anew.saidNow(saidThen);
      const stop = stopAt(line, dialog, anew);
      if (stop) {
        // What was answered before it; an answer that came a moment later then may be here by now.
        const was = heard(lines.slice(0, i));
        return firstDifference(was, heard(played()).slice(0, was.length)) ?? stop;
      }
      if (line.at - school.sandbox.clock.now() > minutes(1)) await school.passTo(line.at);
      if (line.who === 'person') act(dialog, line);
      else {
        await until(() => played().length > i);
        anew.learn(line, played()[i]);
      }
    }
    return firstDifference(heard(lines), heard(played()));
  } finally {
    await school.stop();
  }
}

/** When the school began in which this was saved: its past is as long before it as before any other beginning. */
async function beganAt(saved: Transcript, open: (at: number) => Promise<OpenSchool>): Promise<number> {
  const first = saved.lines[0]?.at ?? Date.now();
  const school = await open(first);
  const dialog: Dialog = school.sandbox.dialog(groupId, saved.person.id);
  const past = dialog.transcript().lines[0];
  await school.stop();
  return past === undefined ? first : first + (first - past.at);
}

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo() && waited < patienceMs; waited += stepMs) await pause(stepMs);
}

function firstDifference(was: readonly Heard[], is: readonly Heard[]): Difference | undefined {
  for (let i = 0; i < Math.max(was.length, is.length); i += 1) {
    const [before, now] = [shown(was[i]), shown(is[i])];
    if (before !== now) return { line: i + 1, was: before, is: now };
  }
  return undefined;
}

function stopAt(line: TranscriptLine, dialog: Dialog, anew: CodesAnew): Stop | undefined {
  if (line.who !== 'person') return undefined;
  const { did, text = '' } = line;
  const at = text === '' ? did : `«${text}»`;
  if (did === 'says' && anew.namesStranger(text))
    return {
      at,
      why: 'this code was not shown in this dialog before, and each school draws its own',
    };
  if (!canRepeat(line)) return { at, why: 'what is not words or a button cannot be done again' };
  if (did === 'taps' && !buttonOf(dialog, text))
    return {
      at,
      why: 'the bot shows no such button here; what brought it then was perhaps done by others, who are not in this dialog',
    };
  return undefined;
}

const shown = (answer: Heard | undefined): string =>
  answer === undefined
    ? '(nothing)'
    : [answer.text, ...answer.buttons.map((label) => `[${label}]`)].join('\n').replace(codes, '#####-#####');
