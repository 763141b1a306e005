import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { scenes, scenesOf } from '#scenes/index.ts';
import { retired } from '#src/conversation/retired.ts';
import { canonical, dutyRows } from '#src/regulation/duties.ts';
import { loadTexts } from '#src/text/texts.ts';
import { draftsOf, readReleased } from '#test/support/released.ts';
import { scenePlaces, scenesServing, withTable } from '../scripts/duty-table.ts';

/** What keeps the style when nobody looks. Each message is a sentence that names the remedy. */
const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');
const filesIn = (folder: string, ending = '.ts'): string[] =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`)
    .sort();

/** Which rooms a room may import, and which packages. Arrows point at the rules. */
const rooms: Record<string, { rooms: readonly string[]; packages: readonly string[] }> = {
  'src/regulation': { rooms: [], packages: ['zod'] },
  'src/text': { rooms: [], packages: ['@fluent/bundle', 'zod', 'node:'] },
  'src/files': {
    rooms: ['src/text'],
    packages: ['zod', 'qrcode', '@resvg/resvg-js', 'csv-parse', 'write-excel-file', 'docx', 'node:'],
  },
  'src/messenger': { rooms: ['src/text', 'src/files/described.ts'], packages: ['zod'] },
  'src/domain': {
    rooms: ['src/regulation', 'src/text', 'src/files/described.ts'],
    packages: ['zod', 'croner', 'node:crypto'],
  },
  'src/conversation': {
    rooms: [
      'src/regulation',
      'src/text',
      'src/messenger',
      'src/files/described.ts',
      'src/files/table-read.ts',
    ],
    packages: ['zod'],
  },
  'src/guides': { rooms: ['src/domain', 'src/regulation', 'src/text'], packages: ['zod', 'yaml', 'node:'] },
  'src/understanding': {
    rooms: ['src/regulation'],
    packages: ['zod', 'snowball-stemmers', 'convert-layout', 'node:'],
  },
  'src/mail': {
    rooms: ['src/messenger', 'src/pipeline/letters.ts', 'src/regulation'],
    packages: ['nodemailer', 'zod', 'node:'],
  },
  'src/pipeline': {
    rooms: ['src/conversation', 'src/domain', 'src/files', 'src/messenger', 'src/regulation', 'src/text'],
    packages: ['pino', 'node:'],
  },
  'src/store': {
    rooms: ['src/domain', 'src/messenger', 'src/pipeline', 'src/regulation'],
    packages: ['ioredis', 'zod', 'node:'],
  },
  'src/vk': {
    rooms: ['src/messenger', 'src/files/described.ts', 'src/regulation', 'src/text'],
    packages: [
      'vk-io',
      '@vk-io/scenes',
      '@vk-io/session',
      'hono',
      '@hono/node-server',
      'pino',
      'zod',
      'node:',
    ],
  },
  scenes: {
    rooms: [
      'src/conversation',
      'src/domain',
      'src/regulation',
      'src/text',
      'src/files/described.ts',
      'src/understanding',
      'scenes',
    ],
    packages: ['zod'],
  },
};
/** Files of src/ itself that every room may know: the faults, the clock, what is kept by a bound, words for the operator. */
const shared = ['src/faults.ts', 'src/clock.ts', 'src/latest.ts', 'src/commands.ts', 'src/listening.ts'];

const importsOf = (file: string): string[] =>
  [...read(file).matchAll(/(?<!\.)(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');

describe('the rooms', () => {
  it.each(Object.entries(rooms))('%s imports what it may and nothing else', (room, may) => {
    const strangers = filesIn(room).flatMap((file) =>
      importsOf(file)
        .filter((name) => {
          const path = name.replace(/^#/, '');
          if (!name.startsWith('#'))
            return !may.packages.some(
              (known) =>
                name === known ||
                name.startsWith(`${known}/`) ||
                (known.endsWith(':') && name.startsWith(known)),
            );
          return (
            !shared.includes(path) &&
            ![...may.rooms, room].some((known) => path === known || path.startsWith(`${known}/`))
          );
        })
        .map(
          (name) =>
            `${file} imports ${name}; ${room} may know ${[...may.rooms, ...may.packages].join(', ')} only`,
        ),
    );
    expect(strangers).toEqual([]);
  });

  it('speaks of VK in the room of VK and nowhere else', () => {
    const words =
      /\b(VK|vk\.me|vk-io|vk[A-Z]\w*|peers?|peer_?[iI]d|user_id|from_id|cmid|random_?id|event_?id|longpoll|message_new)\b/;
    const wiring = ['src/main.ts', 'src/serve.ts', 'src/config.ts', 'src/communities.ts'];
    // Links of the platform's own chats are data that people paste, and the act has its own words.
    const data = ['src/domain/chats/links.ts', 'src/regulation/duties.ts', 'src/regulation/edition.ts'];
    const guilty = [...filesIn('src'), ...filesIn('scenes')]
      .filter((file) => !file.startsWith('src/vk/') && ![...wiring, ...data].includes(file))
      .flatMap((file) =>
        read(file)
          .split('\n')
          .filter((line) => words.test(line.replaceAll('#src/vk/', '')))
          .map((line) => `${file}: ${line.trim()}`),
      );
    expect(guilty, 'another messenger has other words: say it in those of src/messenger/').toEqual([]);
  });

  it('lets tests miss a button by the name of its choice, so that a misspelt one is no proof', () => {
    const guilty = filesIn('test/conversations').filter((file) => /\.buttons[^;]*\.not\./.test(read(file)));
    expect(guilty, 'say anna.lacks(chose, of)').toEqual([]);
  });

  it('has the time and chance passed in', () => {
    const own = [
      'src/clock.ts',
      'src/main.ts',
      'src/store/private-redis.ts',
      'src/store/one-bot.ts',
      'src/store/redis-server.ts',
    ];
    const guilty = [...filesIn('src'), ...filesIn('scenes')].filter(
      (file) => !own.includes(file) && /Date\.now\(\)|Math\.random\(\)/.test(read(file)),
    );
    expect(guilty, 'ask the clock and the dice that are passed in').toEqual([]);
  });

  it('reads a file by its path and not by an address, in which a folder of another alphabet has other letters', () => {
    const files = ['src', 'scenes', 'demo', 'sandbox', 'scripts', 'bench', 'test'].flatMap((room) =>
      filesIn(room),
    );
    const guilty = files.filter((file) => /import\.meta\.url\)\.pathname/.test(read(file)));
    expect(guilty, 'fileURLToPath(new URL(…))').toEqual([]);
  });

  it('keeps files short enough to be one thought', () => {
    const long = [...filesIn('src'), ...filesIn('scenes')]
      .map((file) => [file, read(file).split('\n').length] as const)
      .filter(([file, lines]) => lines > (file.startsWith('scenes/') ? 200 : 320));
    expect(long, 'a file that grows becomes a folder of the same name').toEqual([]);
  });

  it('says nothing to people outside locales/ and guides/', () => {
    const russian = [...filesIn('src'), ...filesIn('scenes')]
      .filter((file) => !file.startsWith('src/regulation/'))
      .flatMap((file) =>
        read(file)
          .split('\n')
          .filter(
            (line) =>
              !/^\s*(\*|\/\/|\/\*)/.test(line) && /['"`][^'"`]*[А-Яа-яЁё]{4,} [А-Яа-яЁё]{3,}/.test(line),
          )
          .map((line) => `${file}: ${line.trim()}`),
      );
    expect(russian).toEqual([]);
  });
});

describe('the scenes', () => {
  const places = scenePlaces();

  it('have slugs of their own', () => {
    const all = Object.values(scenesOf).flat();
    expect(all.length, 'two scenes share a slug: the later one would win silently').toBe(scenes.size);
  });

  it('lead only to scenes that are there', () => {
    const missing = filesIn('scenes').flatMap((file) =>
      [...read(file).matchAll(/(?:\bopen\('|scene: ')([a-z-]+)'/g)]
        .map((match) => match[1] ?? '')
        .filter((slug) => !scenes.has(slug))
        .map((slug) => `${file} → ${slug}`),
    );
    const told = filesIn('src/domain').filter((file) => /\bscene: '/.test(read(file)));
    expect(
      told,
      'an operation says what a notice is about; scenes/openings.ts says where that opens',
    ).toEqual([]);
    expect(missing).toEqual([]);
  });

  it('keep the places that were released, or retire them with a successor', () => {
    const released = readReleased();
    const lost = released.flatMap(({ scene, steps }) =>
      steps
        .filter(
          (step) =>
            !(step in (scenes.get(scene)?.steps ?? {})) &&
            !retired.some((gone) => gone.scene === scene && (gone.step === undefined || gone.step === step)),
        )
        .map((step) => `${scene}/${step}`),
    );
    expect(lost, 'people may be there: add an entry to src/conversation/retired.ts').toEqual([]);
    const fresh = [...scenes.values()].flatMap(({ slug, steps }) =>
      Object.keys(steps)
        .filter((step) => !released.find(({ scene }) => scene === slug)?.steps.includes(step))
        .map((step) => `${slug}/${step}`),
    );
    expect(fresh, 'a new place: run `npm run places` so that it is remembered').toEqual([]);
  });

  it('go on with what was entered under an earlier version', () => {
    const released = readReleased();
    const unreadable = released.flatMap(({ scene: slug, drafts }) => {
      const scene = scenes.get(slug);
      const lost = drafts.filter(
        ({ version, draft }) => version === scene?.version && !scene.draft.safeParse(draft).success,
      );
      return lost.map(({ draft }) => `${slug}: ${JSON.stringify(draft)}`);
    });
    expect(
      unreadable,
      'people may be there: read the old shape too, or raise the version of the scene',
    ).toEqual([]);
    const fresh = [...scenes.values()].filter((scene) => {
      const known = released.find(({ scene: slug }) => slug === scene.slug)?.drafts ?? [];
      return draftsOf(scene).some((today) => !known.some((one) => isDeepStrictEqual(one, today)));
    });
    const slugs = fresh.map(({ slug }) => slug);
    expect(slugs, 'a new shape of a draft: run `npm run places` so that it is remembered').toEqual([]);
  });

  it('have a conversation test each', () => {
    const tests = new Set(filesIn('test/conversations', '.test.ts'));
    const without = [...scenes.keys()].filter(
      (slug) => !tests.has(`test/conversations/${places.get(slug)}.test.ts`),
    );
    expect(without).toEqual([]);
  });

  it('are walked through for each duty, from the first word on', () => {
    // «A4 from «Мои дела» to …»: from its row to its end, read back from what the next process finds.
    const whole = filesIn('test/conversations', '.test.ts')
      .flatMap((file) =>
        read(file)
          .split(/^ {2}it\(/m)
          .slice(1),
      )
      .filter((test) => /bot\.restarts\(\);[\s\S]*(?:expect\(\(?await |bot\.read)/.test(test))
      .flatMap((test) => /^'([\w =]+) from «Мои дела» to /.exec(test)?.[1]?.split(' = ') ?? []);
    // Rights are there without being walked through, and a row without a scene has nothing to walk through.
    const rows = dutyRows
      .filter(({ id, ends }) => ends.length > 0 && scenesServing(canonical(id)).length > 0)
      .map(({ id }) => String(id));
    expect(whole.sort(), 'write «<row> from «Мои дела» to …», with a restart before it is read back').toEqual(
      rows.sort(),
    );
  });

  it('cover every duty, and the table in docs/duties.md says how', () => {
    const byHand = dutyRows
      .filter(({ sameAs }) => sameAs === undefined)
      .filter(({ id }) => scenesServing(id).length > 0);
    expect(byHand.length).toBeGreaterThan(20);
    expect(scenes.has('duty'), 'the card of a row says how it may end').toBe(true);
    expect(withTable(read('docs/duties.md')), 'run `npm run readme`').toBe(read('docs/duties.md'));
  });
});

describe('the texts', () => {
  const texts = loadTexts(`${root}locales`);

  it('are the same in every language, with the same values', () => {
    expect([...texts.keys('en')].sort()).toEqual([...texts.keys('ru')].sort());
    // Russian may ask for more: who is spoken to decides between «ты» and «вы».
    // Papers of the school are Russian in every language, and stand once.
    const twice = filesIn('locales/ru', '.ftl').filter((file) => !file.startsWith('locales/ru/papers/'));
    const differing = twice.flatMap((file) => {
      const [ru, en] = [valuesIn(read(file)), valuesIn(read(file.replace('/ru/', '/en/')))];
      const unknown = (key: string) => (en.get(key) ?? []).filter((value) => !ru.get(key)?.includes(value));
      const unsaid = (key: string) =>
        (ru.get(key) ?? []).filter(
          (value) => !['role', 'whose'].includes(value) && !en.get(key)?.includes(value),
        );
      return [...ru.keys()].flatMap((key) =>
        [...unknown(key), ...unsaid(key)].map((value) => `${file} ${key}: $${value}`),
      );
    });
    expect(differing).toEqual([]);
  });

  it('hold no comment that people would read', () => {
    // Inside a Fluent message an indented line with # is a part of the text.
    const inside = filesIn('locales', '.ftl').filter((file) => /^[ \t]+#/m.test(read(file)));
    expect(inside, 'a comment stands above its message, at the beginning of the line').toEqual([]);
  });

  it('are all there for what the code says', () => {
    const said = [...filesIn('scenes'), ...filesIn('src')].flatMap((file) =>
      [...read(file).matchAll(/\bsay\(\s*'([^']+)'/g)].map((match) => ({ file, key: match[1] ?? '' })),
    );
    expect(said.length).toBeGreaterThan(100);
    expect(
      said.filter(({ key }) => !texts.has(key, 'ru')).map(({ file, key }) => `${file} says ${key}`),
    ).toEqual([]);
  });

  it('name every duty, and refuse with a sentence for every word', () => {
    const duties = dutyRows
      .filter(({ sameAs }) => sameAs === undefined)
      .flatMap(({ id }) => [`duty-${id}.title`, `duty-${id}.plain`]);
    const words = filesIn('src/domain').flatMap((file) =>
      [...read(file).matchAll(/\bno\('([a-z-]+)'\)/g)].map((match) => `refusal-${match[1]}`),
    );
    expect([...duties, ...words].filter((key) => !texts.has(key, 'ru'))).toEqual([]);
  });

  it('fit on a button where they are one', () => {
    const long = filesIn('scenes').flatMap((file) =>
      [...read(file).matchAll(/button\(\s*[^,]+,\s*say\('([^']+)'\)/g)].flatMap((match) =>
        (['ru', 'en'] as const).map((language) => ({
          key: match[1] ?? '',
          text: texts.has(match[1] ?? '', language)
            ? texts.render({ key: match[1] ?? '', args: {} }, language, 'UTC')
            : '',
        })),
      ),
    );
    expect(long.filter(({ text }) => text.length > 40)).toEqual([]);
  });

  it('blame nobody and oblige no family', () => {
    const family = [...filesIn('locales/ru/family', '.ftl')].map(read).join('\n');
    expect(
      family.match(/вы должны|обязан|необходимо зарегистрироваться|требуется зарегистрироваться/gi) ?? [],
    ).toEqual([]);
    const all = filesIn('locales/ru', '.ftl').map(read).join('\n');
    expect(
      all.match(/проверено в Сферуме|пришлите код из СМС|\b(?:принял|отправил|получил)\(а\)/gi) ?? [],
    ).toEqual([]);
  });
});

/** The values that each text of a file takes. */
function valuesIn(ftl: string): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  let message = '';
  let key = '';
  for (const line of ftl.split('\n')) {
    if (line.startsWith('#')) continue;
    message = /^([a-z][\w-]*) =/i.exec(line)?.[1] ?? message;
    if (/^[a-z][\w-]* =/i.test(line)) key = message;
    const attribute = /^\s+\.([\w-]+) =/.exec(line)?.[1];
    if (attribute !== undefined) key = `${message}.${attribute}`;
    const values = found.get(key) ?? new Set<string>();
    for (const match of line.matchAll(/\$(\w+)/g)) values.add(match[1] ?? '');
    found.set(key, values);
  }
  return new Map([...found].map(([name, values]) => [name, [...values].sort()]));
}
