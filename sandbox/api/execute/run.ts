import { ApiFault } from '../errors.ts';
import type { Expression, Statement } from './parse.ts';

/** dev.vk.ru, execute: 25 calls at most. The number of steps is not known; this one only ends endless loops. */
const CALLS = 25;
const STEPS = 100_000;

type CallApi = (method: string, params: Record<string, unknown>) => unknown;

const broken = (reason: string): ApiFault => new ApiFault(13, reason);

/** Stops the running code at `return`. */
class Returned {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/**
 * Runs VKScript.
 *
 * @param call  makes one API call; answers `false` for one that failed
 * @returns what the code returns, null when it returns nothing
 * @throws ApiFault 13 for a call too many and for what VKScript cannot do; what was done stays done
 */
export function runScript(
  program: readonly Statement[],
  args: Record<string, unknown>,
  call: CallApi,
): unknown {
  const run = new Run(args, call);
  const end = run.block(program);
  return end instanceof Returned ? (end.value ?? null) : null;
}

class Run {
  readonly #variables: Map<string, unknown>;
  readonly #call: CallApi;
  #calls = 0;
  #steps = 0;

  constructor(args: Record<string, unknown>, call: CallApi) {
    this.#variables = new Map<string, unknown>([['Args', args]]);
    this.#call = call;
  }

  block(statements: readonly Statement[]): Returned | undefined {
    for (const statement of statements) {
      const end = this.#statement(statement);
      if (end) return end;
    }
    return undefined;
  }

  #statement(statement: Statement): Returned | undefined {
    this.#steps += 1;
    if (this.#steps > STEPS) throw broken('too many operations');
    switch (statement.kind) {
      case 'var':
        for (const [name, value] of statement.names)
          this.#variables.set(name, value ? this.#value(value) : null);
        return undefined;
      case 'do':
        this.#value(statement.expression);
        return undefined;
      case 'return':
        return new Returned(statement.value ? this.#value(statement.value) : null);
      case 'if':
        return this.block(this.#value(statement.when) ? statement.then : statement.otherwise);
      case 'while':
        while (this.#value(statement.when)) {
          const end = this.block(statement.body);
          if (end) return end;
        }
        return undefined;
    }
  }

  #value(expression: Expression): unknown {
    switch (expression.kind) {
      case 'value':
        return expression.value;
      case 'list':
        return expression.items.map((item) => this.#value(item));
      case 'object':
        return Object.fromEntries(expression.fields.map(([name, value]) => [name, this.#value(value)]));
      case 'variable':
        if (!this.#variables.has(expression.name)) throw broken(`${expression.name} is not defined`);
        return this.#variables.get(expression.name);
      case 'member':
        return readMember(this.#value(expression.of), this.#value(expression.key));
      case 'each': {
        const list = this.#value(expression.of);
        return Array.isArray(list) ? list.map((item) => readMember(item, expression.field)) : null;
      }
      case 'unary':
        return expression.sign === '!' ? !this.#value(expression.of) : -Number(this.#value(expression.of));
      case 'binary':
        return this.#binary(expression);
      case 'assign':
        return this.#assign(expression.to, this.#value(expression.value));
      case 'call':
        return this.#invoke(expression);
    }
  }

  #binary({ sign, left, right }: Extract<Expression, { kind: 'binary' }>): unknown {
    const a = this.#value(left);
    if (sign === '&&') return a ? this.#value(right) : a;
    if (sign === '||') return a || this.#value(right);
    const b = this.#value(right);
    switch (sign) {
      case '+':
        return add(a, b);
      case '==':
      case '===':
        return a === b || (a !== null && b !== null && typeof a !== 'object' && String(a) === String(b));
      case '!=':
      case '!==':
        return !(a === b || (a !== null && b !== null && typeof a !== 'object' && String(a) === String(b)));
      default:
        return arithmetic(sign, Number(a), Number(b));
    }
  }

  #assign(to: Expression, value: unknown): unknown {
    if (to.kind === 'variable') {
      this.#variables.set(to.name, value);
      return value;
    }
    if (to.kind !== 'member') throw broken('this cannot be assigned to');
    const target = this.#value(to.of);
    if (typeof target !== 'object' || target === null) throw broken('a field of nothing cannot be assigned');
    Reflect.set(target, String(this.#value(to.key)), value);
    return value;
  }

  #invoke({ path, args, on }: Extract<Expression, { kind: 'call' }>): unknown {
    if (on) return callOn(this.#value(on), path, this.#values(args));
    if (path === 'parseInt') return Math.trunc(Number(this.#values(args)[0] ?? 0)) || 0;
    if (path === 'parseDouble') return Number(this.#values(args)[0] ?? 0) || 0;
    if (!path.includes('.')) throw broken(`${path} is not modelled by the sandbox`);
    this.#calls += 1;
    if (this.#calls > CALLS) throw broken('too many api calls');
    const params = this.#values(args)[0] ?? {};
    if (typeof params !== 'object') throw broken(`${path} takes an object`);
    return this.#call(path, { ...params });
  }

  #values(expressions: readonly Expression[]): unknown[] {
    return expressions.map((expression) => this.#value(expression));
  }
}

function readMember(of: unknown, key: unknown): unknown {
  if (typeof of === 'string' && key === 'length') return of.length;
  if (typeof of !== 'object' || of === null) return null;
  return Object.hasOwn(of, String(key)) ? (Reflect.get(of, String(key)) as unknown) : null;
}

/** `+` also joins lists and texts. */
function add(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) || Array.isArray(b)) return [a, b].flat();
  return typeof a === 'string' || typeof b === 'string' ? `${String(a)}${String(b)}` : Number(a) + Number(b);
}

function arithmetic(sign: string, a: number, b: number): number | boolean {
  switch (sign) {
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    default:
      return a >= b;
  }
}

/** The few methods that lists and texts have in VKScript. */
function callOn(on: unknown, name: string, args: readonly unknown[]): unknown {
  const numbers = args.map(Number);
  if (Array.isArray(on)) {
    const list = on as unknown[];
    if (name === 'push') return list.push(...args);
    if (name === 'pop') return list.pop() ?? null;
    if (name === 'shift') return list.shift() ?? null;
    if (name === 'unshift') return list.unshift(...args);
    if (name === 'slice') return list.slice(...numbers);
    if (name === 'splice') return list.splice(numbers[0] ?? 0, numbers[1] ?? list.length);
    if (name === 'indexOf') return list.indexOf(args[0]);
  }
  if (typeof on === 'string') {
    if (name === 'substr')
      return on.substring(numbers[0] ?? 0, (numbers[0] ?? 0) + (numbers[1] ?? on.length));
    if (name === 'split') return on.split(String(args[0]));
  }
  throw broken(`${name} is not modelled by the sandbox`);
}
