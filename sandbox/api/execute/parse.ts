import { cannotCompile, type Token, tokenize } from './tokens.ts';

export type Expression =
  | { kind: 'value'; value: unknown }
  | { kind: 'list'; items: Expression[] }
  | { kind: 'object'; fields: [string, Expression][] }
  | { kind: 'variable'; name: string }
  | { kind: 'member'; of: Expression; key: Expression }
  /** `users@.id`: the field of each */
  | { kind: 'each'; of: Expression; field: string }
  | { kind: 'call'; path: string; args: Expression[]; on?: Expression }
  | { kind: 'unary'; sign: string; of: Expression }
  | { kind: 'binary'; sign: string; left: Expression; right: Expression }
  | { kind: 'assign'; to: Expression; value: Expression };

export type Statement =
  | { kind: 'var'; names: [string, Expression | undefined][] }
  | { kind: 'do'; expression: Expression }
  | { kind: 'return'; value: Expression | undefined }
  | { kind: 'if'; when: Expression; then: Statement[]; otherwise: Statement[] }
  | { kind: 'while'; when: Expression; body: Statement[] };

/** From the loosest to the tightest. */
const LEVELS = [
  ['||'],
  ['&&'],
  ['==', '!=', '===', '!=='],
  ['<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/', '%'],
] as const;

const CONSTANTS: Readonly<Record<string, unknown>> = {
  true: true,
  false: false,
  null: null,
  undefined: null,
};

/** Reads VKScript: what vk-io writes, and what people write by hand. No functions, as in VK. */
export const parse = (code: string): Statement[] => new Parser(tokenize(code)).program();

class Parser {
  readonly #tokens: Token[];
  #at = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  program(): Statement[] {
    const statements: Statement[] = [];
    while (this.#next.kind !== 'end') statements.push(...this.#statement());
    return statements;
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', value: '', at: 0 };
  }

  #is(value: string): boolean {
    const { kind, value: found } = this.#next;
    return found === value && (kind === 'sign' || kind === 'name');
  }

  #take(value: string): boolean {
    const taken = this.#is(value);
    if (taken) this.#at += 1;
    return taken;
  }

  #expect(value: string): void {
    if (!this.#take(value)) throw cannotCompile(`expected "${value}"`, this.#next.at);
  }

  #name(): string {
    const token = this.#next;
    if (token.kind !== 'name') throw cannotCompile('expected a name', token.at);
    this.#at += 1;
    return token.value;
  }

  #statement(): Statement[] {
    if (this.#take(';')) return [];
    if (this.#is('{')) return this.#block();
    if (this.#take('var')) return [this.#variables()];
    if (this.#take('return')) {
      const value = this.#is(';') || this.#next.kind === 'end' ? undefined : this.#expression();
      this.#take(';');
      return [{ kind: 'return', value }];
    }
    if (this.#take('if')) {
      const when = this.#bracketed();
      const then = this.#statement();
      return [{ kind: 'if', when, then, otherwise: this.#take('else') ? this.#statement() : [] }];
    }
    if (this.#take('while')) return [{ kind: 'while', when: this.#bracketed(), body: this.#statement() }];
    const expression = this.#expression();
    this.#take(';');
    return [{ kind: 'do', expression }];
  }

  #block(): Statement[] {
    this.#expect('{');
    const statements: Statement[] = [];
    while (!this.#take('}')) statements.push(...this.#statement());
    return statements;
  }

  #bracketed(): Expression {
    this.#expect('(');
    const expression = this.#expression();
    this.#expect(')');
    return expression;
  }

  #variables(): Statement {
    const names: [string, Expression | undefined][] = [];
    do {
      const name = this.#name();
      names.push([name, this.#take('=') ? this.#expression() : undefined]);
    } while (this.#take(','));
    this.#take(';');
    return { kind: 'var', names };
  }

  #expression(): Expression {
    const left = this.#binary(0);
    if (this.#take('=')) return { kind: 'assign', to: left, value: this.#expression() };
    for (const sign of ['+', '-']) {
      if (!this.#take(`${sign}=`)) continue;
      return { kind: 'assign', to: left, value: { kind: 'binary', sign, left, right: this.#expression() } };
    }
    return left;
  }

  #binary(level: number): Expression {
    const signs = LEVELS[level];
    if (!signs) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const sign = signs.find((candidate) => this.#is(candidate));
      if (!sign) return left;
      this.#at += 1;
      left = { kind: 'binary', sign, left, right: this.#binary(level + 1) };
    }
  }

  #unary(): Expression {
    for (const sign of ['!', '-']) {
      if (this.#take(sign)) return { kind: 'unary', sign, of: this.#unary() };
    }
    return this.#postfix(this.#primary());
  }

  #postfix(start: Expression): Expression {
    let of = start;
    for (;;) {
      if (this.#take('@.')) of = { kind: 'each', of, field: this.#name() };
      else if (this.#take('[')) {
        of = { kind: 'member', of, key: this.#expression() };
        this.#expect(']');
      } else if (this.#take('.')) of = { kind: 'member', of, key: { kind: 'value', value: this.#name() } };
      else if (this.#is('(')) of = this.#call(of);
      else return of;
    }
  }

  #call(callee: Expression): Expression {
    const { at } = this.#next;
    this.#expect('(');
    const args = this.#listUntil(')');
    const path = pathOf(callee);
    if (path?.startsWith('API.')) return { kind: 'call', path: path.slice(4), args };
    if (callee.kind === 'variable') return { kind: 'call', path: callee.name, args };
    if (callee.kind === 'member' && callee.key.kind === 'value') {
      return { kind: 'call', path: String(callee.key.value), args, on: callee.of };
    }
    throw cannotCompile('this cannot be called', at);
  }

  #listUntil(end: string): Expression[] {
    const items: Expression[] = [];
    while (!this.#take(end)) {
      items.push(this.#expression());
      if (!this.#take(',') && !this.#is(end)) throw cannotCompile(`expected "${end}"`, this.#next.at);
    }
    return items;
  }

  #primary(): Expression {
    const token = this.#next;
    this.#at += 1;
    if (token.kind === 'number' || token.kind === 'text') return { kind: 'value', value: token.value };
    if (token.kind === 'name') {
      return token.value in CONSTANTS
        ? { kind: 'value', value: CONSTANTS[token.value] }
        : { kind: 'variable', name: token.value };
    }
    if (token.value === '[') return { kind: 'list', items: this.#listUntil(']') };
    if (token.value === '{') return { kind: 'object', fields: this.#fields() };
    if (token.value === '(') {
      const inner = this.#expression();
      this.#expect(')');
      return inner;
    }
    throw cannotCompile(token.kind === 'end' ? 'unexpected end' : `unexpected "${token.value}"`, token.at);
  }

  #fields(): [string, Expression][] {
    const fields: [string, Expression][] = [];
    while (!this.#take('}')) {
      const key = this.#next;
      if (key.kind !== 'name' && key.kind !== 'text' && key.kind !== 'number') {
        throw cannotCompile('expected a field name', key.at);
      }
      this.#at += 1;
      this.#expect(':');
      fields.push([String(key.value), this.#expression()]);
      if (!this.#take(',') && !this.#is('}')) throw cannotCompile('expected "}"', this.#next.at);
    }
    return fields;
  }
}

/** `API.messages.send` as one word. */
function pathOf(expression: Expression): string | undefined {
  if (expression.kind === 'variable') return expression.name;
  if (expression.kind !== 'member' || expression.key.kind !== 'value') return undefined;
  const before = pathOf(expression.of);
  return before === undefined ? undefined : `${before}.${String(expression.key.value)}`;
}
