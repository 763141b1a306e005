import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scenes } from '#scenes/index.ts';
import { canonical, dutyRows } from '#src/regulation/duties.ts';

/** Writes the table duty → scene → texts → test into docs/duties.md. `npm run readme`; test/house.test.ts checks it. */
const root = fileURLToPath(new URL('..', import.meta.url));
const begin = '<!-- duties: made by npm run readme -->';
const end = '<!-- /duties -->';

/** Where each scene stands, by its slug: `administrator/classes`. */
export function scenePlaces(): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const file of readdirSync(`${root}scenes`, { recursive: true, encoding: 'utf8' })) {
    const slug = file.endsWith('.ts')
      ? /= scene<[^(]*>\(\s*'([^']+)'/.exec(readFileSync(`${root}scenes/${file}`, 'utf8'))?.[1]
      : undefined;
    if (slug !== undefined) places.set(slug, file.replace(/\.ts$/, ''));
  }
  return places;
}

/** The scenes that serve a duty by themselves; the general duty scene serves every row. */
export const scenesServing = (id: string): string[] =>
  [...scenes.values()]
    .filter(({ duties }) => duties.some((duty) => canonical(duty) === id))
    .map(({ slug }) => slug);

function rowOf(id: string, clause: string, places: ReadonlyMap<string, string>): string {
  const slugs = scenesServing(id);
  const files = (slugs.length > 0 ? slugs : ['duty']).map((slug) => places.get(slug) ?? slug);
  const link = (path: string, label: string) =>
    existsSync(`${root}${path}`) ? `[${label}](../${path})` : '—';
  const cell = (make: (file: string) => string) => files.map(make).join(' · ');
  const note = slugs.length === 0 ? ' (general)' : '';
  return `| ${id} | ${clause} | ${cell((file) => link(`scenes/${file}.ts`, file))}${note} | ${cell((file) => link(`locales/ru/${file}.ftl`, 'ru'))} | ${cell((file) => link(`test/conversations/${file}.test.ts`, 'test'))} |`;
}

export function dutyTable(): string {
  const places = scenePlaces();
  const rows = dutyRows
    .filter((row) => row.sameAs === undefined)
    .map((row) => {
      const also = dutyRows.filter(({ sameAs }) => sameAs === row.id).map(({ id }) => ` = ${id}`);
      return rowOf(row.id, row.clause, places).replace(`| ${row.id} |`, `| ${row.id}${also.join('')} |`);
    });
  return [
    begin,
    '',
    '| duty | clause | scene | texts | test |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    end,
  ].join('\n');
}

export function withTable(page: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  return from < 0 || to < 0 ? page : page.slice(0, from) + dutyTable() + page.slice(to + end.length);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = `${root}docs/duties.md`;
  writeFileSync(path, withTable(readFileSync(path, 'utf8')));
}
