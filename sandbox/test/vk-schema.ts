import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * VK's own description of its API. It lies beside the checkout and is never copied into it;
 * where it is missing, the tests that need it are named as skipped.
 */
export const schemaFolder = fileURLToPath(new URL('../../../shared/vk-api-schema', import.meta.url));
export const hasSchema = existsSync(join(schemaFolder, 'errors.json'));
export const schemaIs = hasSchema ? 'VK’s schema' : `VK’s schema (skipped: ${schemaFolder} is not there)`;

export interface Node {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Node>;
  items?: Node;
  allOf?: Node[];
  oneOf?: Node[];
  enum?: unknown[];
  required?: boolean;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  discriminator?: { propertyName: string; mapping: Record<string, string> };
}

export interface SchemaMethod {
  name: string;
  access_token_type: string[];
  parameters?: (Node & { name: string })[];
  responses: Record<string, Node>;
}

const files = new Map<string, Record<string, never>>();

export function readSchema<T>(path: string): T {
  const known = files.get(path);
  if (known) return known as T;
  const read = JSON.parse(readFileSync(join(schemaFolder, path), 'utf8')) as Record<string, never>;
  files.set(path, read);
  return read as T;
}

export function schemaMethod(name: string): SchemaMethod | undefined {
  const section = name === 'execute' ? 'execute' : (name.split('.')[0] ?? '');
  const { methods } = readSchema<{ methods: SchemaMethod[] }>(`${section}/methods.json`);
  return methods.find((method) => method.name === name);
}

/** `../messages/objects.json#/definitions/messages_message`, seen from any section. */
export function follow(
  ref: string,
  from = 'messages/objects.json',
): { node: Node; name: string; file: string } {
  const [path = '', pointer = ''] = ref.split('#');
  const file = path === '' ? from : join(dirname(from), path);
  const name = pointer.split('/').at(-1) ?? '';
  const { definitions } = readSchema<{ definitions: Record<string, Node> }>(file);
  const node = definitions[name];
  if (!node) throw new Error(`${ref} points nowhere`);
  return { node, name, file };
}

/**
 * Holds a value against a definition.
 *
 * @returns what differs: `field <definition> <name>` (unknown to the schema), `missing …`,
 *   `type …` and `value <definition.field> <value>`
 */
export function differences(value: unknown, ref: string): string[] {
  const found = new Set<string>();
  check(value, { $ref: ref }, ref, '', found);
  return [...found].sort();
}

interface Shape {
  name: string;
  fields: Map<string, { node: Node; file: string }>;
  node: Node;
  file: string;
}

/** A definition with its references and allOf drawn together. */
function shapeOf(node: Node, file: string, name: string): Shape {
  if (node.$ref) {
    const target = follow(node.$ref, file);
    return shapeOf(target.node, target.file, target.name);
  }
  const fields = new Map<string, { node: Node; file: string }>();
  for (const part of node.allOf ?? []) {
    for (const [field, it] of shapeOf(part, file, name).fields) fields.set(field, it);
  }
  for (const [field, it] of Object.entries(node.properties ?? {})) fields.set(field, { node: it, file });
  return { name, fields, node, file };
}

function check(value: unknown, node: Node, file: string, name: string, found: Set<string>, at = name): void {
  const shape = shapeOf(node, file.includes('#') ? 'messages/objects.json' : file, name);
  if (shape.node.oneOf) {
    checkOneOf(value, shape, found);
    return;
  }
  const types = [shape.node.type ?? (shape.fields.size > 0 ? 'object' : [])].flat();
  // A field is named by its place, a definition by its own name.
  const place = node.$ref && !at.includes(' ') ? shape.name : at;
  if (types.length > 0 && !types.some((type) => isOf(value, type))) {
    found.add(`type ${place}`);
    return;
  }
  if (shape.node.enum && !shape.node.enum.includes(value)) found.add(`value ${place} ${String(value)}`);
  if (Array.isArray(value)) {
    for (const item of value)
      if (shape.node.items) check(item, shape.node.items, shape.file, shape.name, found, at);
  } else if (typeof value === 'object' && value !== null && shape.fields.size > 0) {
    checkFields(value as Record<string, unknown>, shape, found);
  }
}

function checkFields(value: Record<string, unknown>, { name, fields }: Shape, found: Set<string>): void {
  for (const [field, item] of Object.entries(value)) {
    const known = fields.get(field);
    if (known) check(item, known.node, known.file, name, found, `${name} ${field}`);
    else found.add(`field ${name} ${field}`);
  }
  for (const [field, { node }] of fields) {
    if (node.required && !(field in value)) found.add(`missing ${name} ${field}`);
  }
}

function checkOneOf(value: unknown, { node, file, name }: Shape, found: Set<string>): void {
  const { discriminator } = node;
  const kind = discriminator && String((value as Record<string, unknown>)[discriminator.propertyName]);
  const ref = kind && discriminator?.mapping[kind];
  if (ref) check(value, { $ref: ref }, file, name, found);
  else found.add(`value ${name} ${kind}`);
}

function isOf(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}
