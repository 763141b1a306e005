import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { metricNames } from '#src/metrics.ts';

/** What draws and watches the figures, beside the unit of systemd. */
const file = (name: string): string =>
  readFileSync(new URL(`../docs/server/${name}`, import.meta.url), 'utf8');

const Dashboard = z.object({
  panels: z.array(z.object({ title: z.string().min(1), targets: z.array(z.object({ expr: z.string() })) })),
});
const Rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^SchoolBot\w+$/),
          expr: z.string(),
          for: z.string().optional(),
          annotations: z.strictObject({ summary: z.string(), check: z.string() }),
        }),
      ),
    }),
  ),
});
const Scrape = z.object({
  scrape_configs: z.array(z.object({ job_name: z.literal('school-bot') })).length(1),
  rule_files: z.array(z.string()),
});

/** A histogram is told in three. */
const named = (expressions: readonly string[]): Set<string> =>
  new Set(
    expressions.flatMap((expr) =>
      [...expr.matchAll(/school_bot_\w+/g)].map(([name]) =>
        name.replace(/_seconds_(?:bucket|sum|count)$/, '_seconds'),
      ),
    ),
  );

const dashboard = Dashboard.parse(JSON.parse(file('grafana.json')));
const rules = Rules.parse(parse(file('prometheus-rules.yml'))).groups.flatMap(({ rules: of }) => of);
const drawn = named(dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)));

it('the dashboard draws every figure that the bot tells, and no other', () => {
  expect([...drawn].sort()).toEqual([...metricNames].sort());
});

it('the rules ask for figures that the bot tells', () => {
  const watched = named(rules.map(({ expr }) => expr));
  expect([...watched].filter((name) => !metricNames.includes(name))).toEqual([]);
  expect(watched.size).toBeGreaterThan(7);
  expect(Scrape.parse(parse(file('prometheus.yml'))).rule_files).toEqual(['prometheus-rules.yml']);
});

it('each rule has a name of its own, and says what to check', () => {
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
});

it('what a label is asked for is one that the figure has', () => {
  const expressions = [
    ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ...rules.map(({ expr }) => expr),
  ];
  const asked = expressions.flatMap((expr) =>
    [...expr.matchAll(/(\w+)=~?"([^"]*)"/g)].map(([, name, value]) => `${name}=${value}`),
  );
  const known = ['community=$community', 'kind=update', 'lane=answers', 'verdict=slow', 'job=school-bot'];
  expect([...new Set(asked)].sort()).toEqual([...known].sort());
});
