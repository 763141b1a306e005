import type { TranscriptLine } from '#sandbox/index.ts';

/** What may be a code, in capitals or not, with its hyphen or without. */
export const codes = /\b[0-9A-HJKMNP-TV-Z]{5}-?[0-9A-HJKMNP-TV-Z]{5}\b/gi;

const bare = (code: string): string => code.replace('-', '').toUpperCase();
/** Ten letters are a word most times, and ten digits a telephone number. */
const isSurely = (code: string): boolean =>
  /^[A-Z]{5}-[A-Z]{5}$/.test(code) || (/\d/.test(code) && /[a-z]/i.test(code));

/**
 * Codes are drawn anew each time. One that the bot showed in the saved dialog is, where somebody says it there later, the
 * one that it has shown at the same place now.
 */
export class CodesAnew {
  readonly #now = new Map<string, string>();
  readonly #shown = new Set<string>();

  /** The bot has answered then and now. */
  learn(then: TranscriptLine, now: TranscriptLine | undefined): void {
    const [was, is] = [codesIn(then), codesIn(now)];
    if (was.length !== is.length) return;
    for (const [i, code] of was.entries()) {
      const drawn = bare(is[i] ?? code);
      this.#now.set(bare(code), drawn);
      this.#shown.add(drawn);
    }
  }

  /** What somebody says, with the codes of this school. */
  saidNow(line: TranscriptLine): TranscriptLine {
    if (line.who !== 'person' || line.did !== 'says' || line.text === undefined) return line;
    const text = line.text.replace(codes, (code) => {
      const drawn = this.#now.get(bare(code));
      if (drawn === undefined) return code;
      return code.includes('-') ? `${drawn.slice(0, 5)}-${drawn.slice(5)}` : drawn;
    });
    return { ...line, text };
  }

  /** Whether it holds a code that only another dialog, or another school, knows. */
  namesStranger(text: string): boolean {
    return (text.match(codes) ?? []).some((code) => isSurely(code) && !this.#shown.has(bare(code)));
  }
}

const codesIn = (line: TranscriptLine | undefined): readonly string[] => line?.text?.match(codes) ?? [];
