import { describe, expect, it } from 'vitest';
import { MESSAGES } from '../api/errors.ts';
import { modelledMethods } from '../api/methods.ts';
import { MODELLED_EVENTS } from '../events/event-types.ts';
import {
  DIFFERENT_ANSWERS,
  DIFFERENT_EVENTS,
  EXTRA_PARAMETERS,
  LOOSER_LIMITS,
  STRICTER_LIMITS,
  STRICTER_PARAMETERS,
} from '../known-differences.ts';
import { everyAnswer, everyEvent } from './every-answer.ts';
import {
  differences,
  follow,
  hasSchema,
  type Node,
  readSchema,
  type SchemaMethod,
  schemaIs,
  schemaMethod,
} from './vk-schema.ts';

const methods = [...modelledMethods(new Map()).values()];
const ours = methods.map((method) => ({ method, theirs: hasSchema ? schemaMethod(method.name) : undefined }));
const parametersOf = (theirs: SchemaMethod | undefined) => theirs?.parameters ?? [];
const sorted = (words: Iterable<string>) => [...new Set(words)].sort();

/** The limits of a parameter, whether they stand in place or behind a reference. */
const limitsOf = (parameter: Node): Node => ({
  ...(parameter.$ref && follow(parameter.$ref).node),
  ...parameter,
});

describe.skipIf(!hasSchema)(`${schemaIs} and the modelled methods`, () => {
  it('agree on the name of every method, and that a community may call it', () => {
    for (const { method, theirs } of ours) {
      expect(theirs, method.name).toBeDefined();
      expect(theirs?.access_token_type, method.name).toContain('group');
    }
  });

  it('agree on every parameter: each is modelled or refused by name', () => {
    const extra: string[] = [];
    for (const { method, theirs } of ours) {
      const known = parametersOf(theirs).map(({ name }) => name);
      const taken = Object.keys(method.params.shape);
      extra.push(...taken.filter((name) => !known.includes(name)).map((name) => `${method.name} ${name}`));
      const named = [...taken, ...method.unmodelled];
      expect(sorted(named.filter((name) => known.includes(name))), method.name).toEqual(sorted(known));
      expect(new Set(named).size, method.name).toBe(named.length);
    }
    expect(sorted(extra)).toEqual(sorted(Object.keys(EXTRA_PARAMETERS)));
  });

  it('agree on what must be there', () => {
    const stricter: string[] = [];
    for (const { method, theirs } of ours) {
      for (const parameter of parametersOf(theirs)) {
        const field = method.params.shape[parameter.name];
        if (!field) continue;
        const isRequired = !(field as { safeParse(value: unknown): { success: boolean } }).safeParse(
          undefined,
        ).success;
        if (parameter.required) expect(isRequired, `${method.name} ${parameter.name}`).toBe(true);
        else if (isRequired) stricter.push(`${method.name} ${parameter.name}`);
      }
    }
    expect(sorted(stricter)).toEqual(sorted(Object.keys(STRICTER_PARAMETERS)));
  });

  it('agree on types and limits', () => {
    const looser: string[] = [];
    const stricter: string[] = [];
    for (const { method, theirs } of ours) {
      for (const parameter of parametersOf(theirs)) {
        const field = method.params.shape[parameter.name] as
          | { safeParse(value: unknown): { success: boolean } }
          | undefined;
        if (!field) continue;
        const takes = (value: string) => field.safeParse(value).success;
        const { wrong, right } = probes(limitsOf(parameter));
        const name = `${method.name} ${parameter.name}`;
        if (wrong.some(takes)) looser.push(name);
        if (!right.every(takes)) stricter.push(name);
      }
    }
    expect(sorted(looser)).toEqual(sorted(Object.keys(LOOSER_LIMITS)));
    expect(sorted(stricter)).toEqual(sorted(Object.keys(STRICTER_LIMITS)));
  });

  it('agree on the words of errors', () => {
    const { errors } = readSchema<{ errors: Record<string, { code: number; description: string }> }>(
      'errors.json',
    );
    const words = new Map(Object.values(errors).map(({ code, description }) => [code, description]));
    const differ = Object.entries(MESSAGES).filter(([code, message]) => words.get(Number(code)) !== message);
    expect(differ.map(([code]) => code)).toEqual([]);
  });
});

/** Values that a parameter of this kind must refuse, and values that it must take. */
function probes(parameter: Node): { wrong: string[]; right: string[] } {
  const { type, items, enum: values, minimum, maximum, maxLength, maxItems } = parameter;
  if (values) return { wrong: ['no-such-value'], right: values.map(String) };
  const wrong: string[] = [];
  const right: string[] = [];
  if (type === 'integer') {
    wrong.push('abc', '1.5');
    for (const limit of [minimum, maximum]) if (limit !== undefined) right.push(String(limit));
    if (minimum !== undefined) wrong.push(String(minimum - 1));
    if (maximum !== undefined) wrong.push(String(maximum + 1));
  }
  if (type === 'boolean') {
    wrong.push('maybe');
    right.push('0', '1');
  }
  if (maxLength !== undefined) wrong.push('x'.repeat(maxLength + 1));
  if (type === 'array' && items?.type === 'integer') {
    wrong.push('a,b');
    right.push('1,2');
  }
  if (type === 'array' && maxItems !== undefined) {
    const list = (count: number) => Array<string>(count).fill('1').join(',');
    wrong.push(list(maxItems + 1));
    right.push(list(maxItems));
  }
  return { wrong, right };
}

describe.skipIf(!hasSchema)(`${schemaIs} and what the sandbox says`, () => {
  it('agree on every event', () => {
    const events = everyEvent();
    expect(sorted(events.map(({ type }) => type))).toEqual(sorted(MODELLED_EVENTS));
    const found: string[] = [];
    for (const { type, object, ...envelope } of events) {
      found.push(...differences({ type, ...envelope }, definition('callback_base')));
      // The schema has no definition of its own for these two: their object is a message.
      const name = ['message_reply', 'message_edit'].includes(type) ? 'callback_message' : `callback_${type}`;
      found.push(...differences(object, definition(name)));
    }
    expect(sorted(found.filter((it) => it !== 'missing callback_base object'))).toEqual(
      sorted(Object.keys(DIFFERENT_EVENTS)),
    );
  });

  it('agree on every answer', () => {
    const answers = everyAnswer();
    expect(sorted(answers.map(({ method }) => method))).toEqual(sorted(methods.map(({ name }) => name)));
    const found: string[] = [];
    for (const { method, response } of answers) {
      const shapes = Object.values(schemaMethod(method)?.responses ?? {});
      // One of the shapes that the method may answer in: the nearest one counts.
      const each = shapes.map(({ $ref = '' }) => differences({ response }, $ref));
      found.push(...(each.toSorted((a, b) => a.length - b.length)[0] ?? [`no answer ${method}`]));
    }
    expect(sorted(found)).toEqual(sorted(Object.keys(DIFFERENT_ANSWERS)));
  });
});

const definition = (name: string): string => `../callback/objects.json#/definitions/${name}`;
