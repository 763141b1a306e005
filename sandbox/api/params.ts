import { z } from 'zod';

/**
 * Parameters as they come in: texts, since VK reads forms. An empty text is a missing
 * parameter. Inside an `execute` values are turned into the same texts first.
 */
export const int = (min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) =>
  z
    .string()
    .regex(/^-?\d+$/, 'not integer')
    .transform(Number)
    .pipe(z.int('not integer').min(min, `should be ${min} or more`).max(max, `should be ${max} or less`));

export const text = (max = 1_000_000) => z.string().max(max, `should be ${max} characters or less`);

/** vk-io writes `true`, people write `1`. */
export const flag = () =>
  z.enum(['0', '1', 'true', 'false'], 'not boolean').transform((value) => value === '1' || value === 'true');

/** `1,2,3` */
export const intList = (max: number, min = Number.MIN_SAFE_INTEGER) =>
  z
    .string()
    .transform((list) => list.split(',').map((item) => item.trim()))
    .pipe(z.array(int(min)).max(max, `should have ${max} items or less`));

export const textList = (max: number) =>
  z
    .string()
    .transform((list) => list.split(',').map((item) => item.trim()))
    .pipe(z.array(z.string()).max(max, `should have ${max} items or less`));

export const choice = <const T extends readonly string[]>(values: T) =>
  z.enum(values, `should be one of ${values.join(', ')}`);

/** A JSON text, read but not yet judged. */
export const json = (max = 1_000_000) =>
  text(max).transform((value, ctx): unknown => {
    try {
      return JSON.parse(value) as unknown;
    } catch {
      ctx.addIssue({ code: 'custom', message: 'contains incorrect JSON' });
      return z.NEVER;
    }
  });

/** community's own id: a token speaks for one community only */
export const groupId = () => int(0);

/**
 * Turns what a client passed into VK's form fields. Lists are joined by commas; an object has
 * no form of its own (vk-io's execute would write "[object Object]"), so it becomes what VK would see.
 */
export function formFields(params: Readonly<Record<string, unknown>>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined || value === null) continue;
    const field = value === true ? '1' : value === false ? '0' : String(value);
    if (field !== '') fields[name] = field;
  }
  return fields;
}
