import { z } from 'zod';
import type { Button, Keyboard } from '../vk-types.ts';
import { ApiFault } from './errors.ts';

/** dev.vk.com, api/bots/development/keyboard: 5 × 10 and 40 in all; inline 5 × 6 and 10 in all. */
const LIMITS = { row: 5, rows: 10, all: 40, inlineRows: 6, inlineAll: 10, label: 40, payload: 255 } as const;

const bad = (reason: string): ApiFault => new ApiFault(911, reason);

/** JSON object of at most 255 characters; an object in place of its text is taken too, as VK takes it. */
const payload = z
  .union([z.string(), z.record(z.string(), z.unknown())], 'payload should be a JSON object')
  .transform((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
  .superRefine((value, ctx) => {
    if (value.length > LIMITS.payload) {
      ctx.addIssue({ code: 'custom', message: `payload should be ${LIMITS.payload} letters length or less` });
    }
    if (value !== '' && !isJsonObject(value)) {
      ctx.addIssue({ code: 'custom', message: 'payload should be a JSON object' });
    }
  });

const label = z
  .string('label is required')
  .min(1, 'label should be at least 1 letters length')
  .max(LIMITS.label, `label should be ${LIMITS.label} letters length or less`);

const strict = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.strictObject(shape, 'action contains unknown fields');
const link = z.string('link is required').regex(/^https?:\/\/\S+$/, 'link is invalid');

const Action = z.discriminatedUnion(
  'type',
  [
    strict({ type: z.literal('text'), label, payload: payload.optional() }),
    strict({ type: z.literal('callback'), label, payload: payload.optional() }),
    strict({ type: z.literal('open_link'), label, link, payload: payload.optional() }),
    strict({ type: z.literal('location'), payload: payload.optional() }),
    strict({ type: z.literal('vkpay'), hash: z.string('hash is required'), payload: payload.optional() }),
    strict({
      type: z.literal('open_app'),
      label,
      app_id: z.int('app_id is required'),
      owner_id: z.int('owner_id should be an integer').optional(),
      hash: z.string().optional(),
      payload: payload.optional(),
    }),
  ],
  'action type is invalid',
);

// The schema's word is `default`, live VK's is `secondary`; both are taken (known-differences.ts).
const Color = z
  .enum(['primary', 'secondary', 'default', 'negative', 'positive'], 'color is invalid')
  .transform((color) => (color === 'default' ? 'secondary' : color));

const ButtonShape = z.strictObject(
  { action: Action, color: Color.optional() },
  'button contains unknown fields',
);

const KeyboardShape = z.strictObject(
  {
    one_time: z.boolean('one_time should be a boolean').default(false),
    inline: z.boolean('inline should be a boolean').default(false),
    buttons: z.array(z.array(z.unknown(), 'buttons should be a list of rows'), 'buttons is required'),
    author_id: z.int().optional(),
  },
  'keyboard contains unknown fields',
);

/**
 * Reads a keyboard from a bot.
 *
 * @throws ApiFault 911 with the reason
 */
export function readKeyboard(jsonText: string): Keyboard {
  let value: unknown;
  try {
    value = JSON.parse(jsonText);
  } catch {
    throw bad('keyboard is not valid JSON');
  }
  const shape = KeyboardShape.safeParse(value);
  if (!shape.success) throw bad(shape.error.issues[0]?.message ?? 'keyboard is invalid');
  const { one_time, inline, buttons } = shape.data;
  if (inline && one_time) throw bad('one_time is not allowed with inline');
  const rows = buttons.map((row, r) => row.map((button, c) => readButton(button, `[${r}][${c}]`)));
  checkCounts(rows, inline);
  if (one_time) checkOneTime(rows);
  return { one_time, inline, buttons: rows };
}

/** @param place how VK names a button: `[row][column]` */
export function readButton(value: unknown, place: string): Button {
  const read = ButtonShape.safeParse(value);
  if (!read.success) throw bad(`button ${place} ${read.error.issues[0]?.message}`);
  const { action, color } = read.data;
  if (color !== undefined && action.type !== 'text' && action.type !== 'callback') {
    throw bad(`button ${place} color is not allowed for ${action.type}`);
  }
  const button = { action: withoutUndefined(action), ...(color !== undefined && { color }) };
  return button as Button;
}

function checkCounts(rows: readonly Button[][], inline: boolean): void {
  const mostRows = inline ? LIMITS.inlineRows : LIMITS.rows;
  const mostAll = inline ? LIMITS.inlineAll : LIMITS.all;
  if (rows.length > mostRows) throw bad(`too much rows, ${mostRows} is the most`);
  for (const [r, row] of rows.entries()) {
    if (row.length === 0) throw bad(`row ${r} should contain at least 1 column`);
    if (row.length > LIMITS.row) throw bad(`row ${r} contains too much columns`);
  }
  const all = rows.reduce((sum, row) => sum + row.length, 0);
  if (all > mostAll) throw bad(`too much buttons, ${mostAll} is the most`);
}

/** A keyboard that hides after a tap may only have buttons that send a message. */
function checkOneTime(rows: readonly Button[][]): void {
  for (const [r, row] of rows.entries()) {
    for (const [c, { action }] of row.entries()) {
      if (action.type !== 'text' && action.type !== 'location') {
        throw bad(`button [${r}][${c}] ${action.type} is not allowed in a one_time keyboard`);
      }
    }
  }
}

function isJsonObject(value: string): boolean {
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === 'object' && read !== null && !Array.isArray(read);
  } catch {
    return false;
  }
}

/** zod keeps optional fields as undefined; VK leaves them out. */
const withoutUndefined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
