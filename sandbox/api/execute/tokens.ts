import { ApiFault } from '../errors.ts';

export type Token =
  | { kind: 'number'; value: number; at: number }
  | { kind: 'text'; value: string; at: number }
  | { kind: 'name'; value: string; at: number }
  | { kind: 'sign'; value: string; at: number }
  | { kind: 'end'; value: ''; at: number };

/** VK's words for code that it cannot read, with the place. */
export const cannotCompile = (reason: string, at: number): ApiFault =>
  new ApiFault(12, `${reason} at position ${at}`);

const SIGNS = ['===', '!==', '@.', '==', '!=', '<=', '>=', '&&', '||', '+=', '-='];
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
};

/** Cuts VKScript into words: JavaScript's own, as far as VKScript has them. */
export function tokenize(code: string): Token[] {
  const tokens: Token[] = [];
  const sticky = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.exec(code)?.[0];
  };
  for (let at = 0; at < code.length; ) {
    const skipped = sticky(/(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y, at);
    if (skipped) {
      at += skipped.length;
      continue;
    }
    const number = sticky(/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y, at);
    const name = sticky(/[A-Za-z_$][\w$]*/y, at);
    if (number) tokens.push({ kind: 'number', value: Number(number), at });
    else if (name) tokens.push({ kind: 'name', value: name, at });
    const word = number ?? name;
    if (word) {
      at += word.length;
      continue;
    }
    const quote = code[at];
    if (quote === '"' || quote === "'") {
      const { value, end } = readText(code, at, quote);
      tokens.push({ kind: 'text', value, at });
      at = end;
      continue;
    }
    const sign = SIGNS.find((long) => code.startsWith(long, at)) ?? code[at] ?? '';
    if (!SIGNS.includes(sign) && !'()[]{},;:.+-*/%<>=!'.includes(sign)) {
      throw cannotCompile(`unexpected "${sign}"`, at);
    }
    tokens.push({ kind: 'sign', value: sign, at });
    at += sign.length;
  }
  tokens.push({ kind: 'end', value: '', at: code.length });
  return tokens;
}

function readText(code: string, start: number, quote: string): { value: string; end: number } {
  let value = '';
  for (let at = start + 1; at < code.length; at += 1) {
    const character = code[at] ?? '';
    if (character === quote) return { value, end: at + 1 };
    if (character !== '\\') {
      value += character;
      continue;
    }
    at += 1;
    const escaped = code[at] ?? '';
    if (escaped === 'u') {
      value += String.fromCharCode(Number.parseInt(code.slice(at + 1, at + 5), 16));
      at += 4;
    } else {
      value += ESCAPES[escaped] ?? escaped;
    }
  }
  throw cannotCompile('unterminated string', start);
}
