import { z } from 'zod';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { limits } from '#src/regulation/limits.ts';

/** ms since the epoch. */
export const At = z.number().int().nonnegative();

/**
 * The fields of something stored. Fields that this version does not know are kept as they are: a newer version may
 * have written them, and an older one must not lose them when it saves.
 */
export const stored = <Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> =>
  z.looseObject(shape) as unknown as z.ZodObject<Shape>;

/** One kind of record: what it looks like today, and how each older version is raised to the next. */
export interface Kind<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  readonly version: number;
  /** What reading puts into a field that is not there, as JSON, by the field: that is not stored. */
  readonly usual: ReadonlyMap<string, string>;
  /** From version n to n + 1, by n. */
  readonly raise: { readonly [version: number]: (older: Record<string, unknown>) => Record<string, unknown> };
}

/** @param schema  with its version as the literal `v` */
export function kind<Schema extends z.ZodType<{ v: number }>>(
  schema: Schema,
  version: number,
  raise: Kind['raise'] = {},
): Kind<Schema> {
  return { schema, version, raise, usual: usualOf(schema) };
}

function usualOf(schema: z.ZodType): ReadonlyMap<string, string> {
  const fields = schema instanceof z.ZodObject ? Object.entries(schema.shape) : [];
  return new Map(
    fields.flatMap(([name, field]) =>
      field instanceof z.ZodDefault ? [[name, JSON.stringify(field.def.defaultValue)]] : [],
    ),
  );
}

/** How a duty stands where it lives (school, class or person). */
export const DutyState = stored({
  state: z.enum(['done', 'doneBefore', 'doneOutside', 'notNeeded', 'otherWay', 'setAside', 'asked']),
  at: At,
  by: PersonId.optional(),
  /** Why it was set aside; a date or a number that was entered. */
  note: z.string().max(limits.reasonLength).optional(),
});
export type DutyState = z.infer<typeof DutyState>;
/** States by the duty's id, or by its key where a person has it more than once (`P1:c3`). */
export const DutyStates = z.record(z.string(), DutyState);
export type DutyStates = z.infer<typeof DutyStates>;
