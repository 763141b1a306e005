import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Scene } from '#scenes/scene.ts';

/** Where people may be in a conversation that an earlier version began, and what they may have entered by then. */
export const releasedFile = fileURLToPath(new URL('../fixtures/released-places.json', import.meta.url));

const Released = z.array(
  z.object({
    scene: z.string(),
    steps: z.array(z.string()),
    /** One example for each shape that the draft has had, every field filled. */
    drafts: z.array(z.object({ version: z.number(), draft: z.record(z.string(), z.unknown()) })).default([]),
  }),
);
export const readReleased = (): z.infer<typeof Released> =>
  Released.parse(JSON.parse(readFileSync(releasedFile, 'utf8')));

/** Drafts of today's shape with every field filled, as many as the field with the most words to choose from has. */
export function draftsOf({ draft, version }: Pick<Scene, 'draft' | 'version'>) {
  const shape = Shape.parse(z.toJSONSchema(draft, { io: 'input' }));
  const words = Math.max(1, ...Object.values(shape.properties ?? {}).map((field) => field.enum?.length ?? 1));
  return Array.from({ length: words }, (_, nth) => ({
    version,
    draft: z.record(z.string(), z.unknown()).parse(exampleOf(shape, nth)),
  }));
}

/** As much of JSON Schema as drafts have; what is beyond it is refused, so that no field is forgotten. */
interface Shape {
  /** Several where it may be nothing; the first one is the thing. */
  readonly type?: string | readonly string[] | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly minimum?: number | undefined;
  readonly pattern?: string | undefined;
  readonly anyOf?: readonly Shape[] | undefined;
  readonly items?: Shape | undefined;
  readonly properties?: Record<string, Shape> | undefined;
  readonly propertyNames?: Shape | undefined;
  readonly additionalProperties?: Shape | boolean | undefined;
}
const Shape: z.ZodType<Shape> = z.lazy(() =>
  z.looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    minimum: z.number().optional(),
    pattern: z.string().optional(),
    anyOf: z.array(Shape).optional(),
    items: Shape.optional(),
    properties: z.record(z.string(), Shape).optional(),
    propertyNames: Shape.optional(),
    additionalProperties: z.union([z.boolean(), Shape]).optional(),
  }),
);

function exampleOf(shape: Shape, nth: number): unknown {
  const chosen = shape.anyOf?.find(({ type }) => type !== 'null');
  if (chosen) return exampleOf(chosen, nth);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[nth % shape.enum.length];
  switch ([shape.type].flat()[0]) {
    case undefined:
    case 'string':
      return shape.pattern ? 'one:one' : 'one';
    case 'number':
    case 'integer':
      return Math.max(shape.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'array':
      return shape.items ? [exampleOf(shape.items, nth)] : [];
    case 'object':
      return { ...fieldsOf(shape, nth), ...entryOf(shape, nth) };
    default:
      throw new Error(`test/support/released.ts cannot fill what a draft holds: ${JSON.stringify(shape)}`);
  }
}

const fieldsOf = ({ properties = {} }: Shape, nth: number) =>
  Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, exampleOf(inner, nth)]));

const entryOf = ({ propertyNames = {}, additionalProperties: any }: Shape, nth: number) =>
  typeof any === 'object' ? { [String(exampleOf(propertyNames, nth))]: exampleOf(any, nth) } : {};
