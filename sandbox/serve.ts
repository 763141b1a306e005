#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { NewCommunityBody, NewPersonBody } from './http/control-bodies.ts';
import { createSandbox } from './sandbox.ts';

/** The sandbox as a process of its own. Prints one line with its address when it is ready. */

const ARGUMENTS = [
  'port',
  'host',
  'communities',
  'people',
  'calls-per-second',
  'latency',
  'state',
  'seed',
  'keep',
] as const;

/** JSON itself, or the name of a file with it. */
const listOf = <S extends z.ZodType>(item: S) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(/^\s*\[/.test(text) ? text : readFileSync(text, 'utf8')))
    .pipe(z.array(item));

const Settings = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  host: z.string().default('127.0.0.1'),
  communities: listOf(NewCommunityBody).default([]),
  people: listOf(NewPersonBody).default([]),
  // z.number() refuses Infinity, which is how the limit is turned off
  'calls-per-second': z
    .string()
    .regex(/^(\d+|Infinity)$/, 'a number or Infinity')
    .default('20')
    .transform(Number),
  latency: z
    .string()
    .regex(/^\d+(\+\d+)?$/, '50, or 50+5')
    .default('0'),
  state: z.string().optional(),
  seed: z.coerce.number().int().optional(),
  keep: z.coerce.number().int().positive().default(10_000),
});

const usage = `The local VK as a process of its own. Each argument has a value, and README.md says which:
  ${ARGUMENTS.map((name) => `--${name}`).join('\n  ')}`;

function readArguments(): Readonly<Record<string, string | boolean | undefined>> {
  try {
    const { values } = parseArgs({
      options: {
        ...Object.fromEntries(ARGUMENTS.map((name) => [name, { type: 'string' as const }])),
        help: { type: 'boolean' },
      },
    });
    if (!values.help) return values;
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  } catch (fault) {
    const why = fault instanceof Error ? fault.message.split('. ')[0] : String(fault);
    process.stderr.write(`${why}.\n\n${usage}\n`);
    process.exit(2);
  }
}

/** Arguments go before variables: `--calls-per-second` before SANDBOX_CALLS_PER_SECOND. */
function readSettings(): z.output<typeof Settings> {
  const values = readArguments();
  const variable = (name: string) => process.env[`SANDBOX_${name.replaceAll('-', '_').toUpperCase()}`];
  const read = Settings.safeParse(
    Object.fromEntries(ARGUMENTS.map((name) => [name, values[name] ?? variable(name)])),
  );
  if (read.success) return read.data;
  process.stderr.write(`${z.prettifyError(read.error)}\n`);
  process.exit(2);
}

const settings = readSettings();
const sandbox = createSandbox({
  callsPerSecond: settings['calls-per-second'],
  keep: settings.keep,
  ...(settings.seed !== undefined && { seed: settings.seed }),
});
if (settings.state && existsSync(settings.state)) await sandbox.load(settings.state);
if (settings.state) sandbox.keepIn(settings.state);
for (const community of settings.communities) sandbox.addCommunity(community);
for (const person of settings.people) sandbox.addPerson(person);
const [ms = 0, perItem = 0] = settings.latency.split('+').map(Number);
if (ms + perItem > 0) sandbox.faults.latency(ms, { perItem });

const { url, apiBaseUrl } = await sandbox.listen({ port: settings.port, host: settings.host });
process.stdout.write(`sandbox ${url} api ${apiBaseUrl}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await sandbox.close();
    process.exit(0);
  });
}
