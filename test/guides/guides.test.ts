import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fitsPlatform, readChatLink } from '#src/domain/chats/links.ts';
import { loadGuides } from '#src/guides/load.ts';
import { type Guide, guidePlatforms, type PlatformName } from '#src/guides/schema.ts';
import { canonical, type DutyId, dutyRow, dutyRows } from '#src/regulation/duties.ts';

const dir = fileURLToPath(new URL('../../guides/', import.meta.url));
const guides = loadGuides(dir);
const folders = ['vk-sferum', 'max', 'other'] as const;

interface Loaded {
  readonly name: string;
  readonly id: DutyId;
  readonly guide: Guide;
}
/** The guides that stand in a folder itself, general ones aside. */
const loaded: Loaded[] = folders.flatMap((platform) =>
  dutyRows
    .filter((row) => canonical(row.id) === row.id)
    .flatMap(({ id }) => guides.inForce(platform, id).map((found) => ({ id, ...found })))
    .filter((found) => platform === 'other' || !found.isGeneral)
    .map(({ id, guide }) => ({ name: `${platform}/${id}`, id, guide })),
);

/** Everything that a person may read of a guide, in one language. */
const textsOf = (guide: Guide, language: 'ru' | 'en'): string[] => [
  ...guide.steps[language],
  ...guide.links.map((link) => link.title[language]),
  ...(guide.trouble ?? []).flatMap((entry) => [entry.when[language], entry.then[language]]),
  ...(guide.notNeeded === undefined ? [] : [guide.notNeeded[language]]),
  ...(guide.evidenceDiffers === undefined ? [] : [guide.evidenceDiffers.why[language]]),
];
const isForFamilies = (id: DutyId) => ['student', 'parent', 'all'].includes(dutyRow(id).whose);
const isForStudents = (id: DutyId) => dutyRow(id).whose === 'student';
const found = (texts: readonly string[], pattern: RegExp) => texts.filter((text) => pattern.test(text));

describe('the guides', () => {
  it('are all loaded: one for each file', () => {
    const files = folders.flatMap((folder) =>
      readdirSync(`${dir}${folder}`).map((file) => `${folder}/${file.replace('.yaml', '')}`),
    );
    expect(loaded.map(({ name }) => name).sort()).toEqual(
      files.filter((name) => !/\/(?:platform|answers)$/.test(name)).sort(),
    );
  });

  it('cover every duty that is done on a platform, in general and for Сферум', () => {
    // The order, the appointment, material, the report, tickets and webinars are the bot's own work; R1 is only said.
    const elsewhere = ['A15', 'H1', 'H2', 'H5', 'H7', 'R1', 'R4'];
    const asked = dutyRows.map(({ id }) => id).filter((id) => !elsewhere.includes(id));
    for (const platform of ['vk-sferum', 'other'] as const) {
      const own = asked.filter((id) => guides.inForce(platform, id)[0]?.platform === platform);
      expect(own).toEqual(asked);
    }
    expect(elsewhere.filter((id) => loaded.some((one) => one.id === id))).toEqual([]);
  });

  it.each(loaded)(
    'have three to six steps of at most 160 characters in both languages: $name',
    ({ guide }) => {
      expect(guide.steps.en).toHaveLength(guide.steps.ru.length);
      expect(guide.steps.ru.length).toBeGreaterThanOrEqual(3);
      expect(guide.steps.ru.length).toBeLessThanOrEqual(6);
      expect([...guide.steps.ru, ...guide.steps.en].filter((step) => step.length > 160)).toEqual([]);
    },
  );

  it.each(loaded)('are in the language that they claim: $name', ({ guide }) => {
    expect(textsOf(guide, 'ru').filter((text) => !/[а-яё]/i.test(text))).toEqual([]);
    // A Russian word stands in English only as the name of a thing on the screen, in guillemets, or as a class title.
    const plain = textsOf(guide, 'en').map((text) => text.replace(/«[^»]*»|\d+[А-Я]/g, ''));
    expect(found(plain, /[а-яё]/i)).toEqual([]);
  });

  it.each(loaded)(
    'never tell families that they must, and never hurry or threaten anybody: $name',
    ({ id, guide }) => {
      const ru = textsOf(guide, 'ru');
      const en = textsOf(guide, 'en');
      expect(
        found(ru, /срочно|немедленно|быстрее|не позднее|иначе|наруш|штраф|взыскан|проконтролир/i),
      ).toEqual([]);
      expect(found(en, /urgent|immediately|otherwise|violat|penalt|\bfine[sd]?\b/i)).toEqual([]);
      if (!isForFamilies(id)) return;
      expect(
        found(
          ru,
          /обязан|обязательн|долж(ен|на|но|ны)|необходимо|(?<!не )требуется|придётся|нужно зарегистр/i,
        ),
      ).toEqual([]);
      expect(found(en, /\bmust\b|\bhave to\b|obliged|mandatory|compulsory/i)).toEqual([]);
    },
  );

  it.each(loaded)('never say that Сферум was checked: $name', ({ guide }) => {
    expect(found(textsOf(guide, 'ru'), /(?<!не )проверено|(?<!не )проверен[аоы]? в /i)).toEqual([]);
    expect(
      found(textsOf(guide, 'en'), /(?<!un)(checked|verified) (in|by|on) (sferum|max|the platform)/i),
    ).toEqual([]);
  });

  it.each(loaded)('never ask for a code, a password or papers: $name', ({ guide }) => {
    const asking =
      /(пришлите|назовите|сообщите|отправьте|напишите|укажите|скажи|пришли|назови)[^.:;]*(код|парол|паспорт|снилс|госуслуг)/i;
    expect(found(textsOf(guide, 'ru'), asking)).toEqual([]);
    expect(
      found(textsOf(guide, 'en'), /(send|tell|give) (us|me|the bot)[^.:;]*(code|password|passport)/i),
    ).toEqual([]);
  });

  it.each(loaded)('speak neutrally and without brackets of gender: $name', ({ guide }) => {
    expect(found(textsOf(guide, 'ru'), /\((а|ла|ась|на|ая|ой)\)|\/а\b/i)).toEqual([]);
  });

  it.each(loaded.filter(({ id }) => isForStudents(id)))('say «ты» to students: $name', ({ guide }) => {
    expect(
      found(guide.steps.ru, /(^|[^а-яё])(вы|вас|вам|ваш[а-яё]*|[а-яё]{2,}(йте|ите))([^а-яё]|$)/i).filter(
        (step) => !/решите|смените/.test(step),
      ),
    ).toEqual([]);
  });

  it.each(loaded.filter(({ id }) => !isForStudents(id)))('say «вы» to adults: $name', ({ guide }) => {
    expect(found(textsOf(guide, 'ru'), /(^|[^а-яё])(ты|тебе|тебя|тво[йяеёи])([^а-яё]|$)/i)).toEqual([]);
  });

  it.each(loaded)('link only to https addresses of the allow-list: $name', ({ guide }) => {
    const hosts =
      /^(sferum\.ru|web\.vk\.me|vk\.com|prof-sferum\.ru|prof\.sferum\.ru|docs\.spbcokoit\.ru|max\.ru)$/;
    for (const { url } of guide.links) {
      expect(new URL(url).protocol).toBe('https:');
      expect(new URL(url).hostname).toMatch(hosts);
    }
  });

  it('name no address in their texts that the allow-list does not hold', () => {
    const allowed = readFileSync(`${dir}hosts.yaml`, 'utf8');
    const named = loaded.flatMap(({ guide }) =>
      [...textsOf(guide, 'ru'), ...textsOf(guide, 'en')].flatMap(
        (text) => text.match(/[a-z0-9.-]+\.(ru|me|com)\b/g) ?? [],
      ),
    );
    const hosts = [...new Set(named.map((name) => name.replace(/^\./, '')))];
    expect(
      hosts.filter((host) => !new RegExp(`^${host.replaceAll('.', '\\.')}:`, 'm').test(allowed)),
    ).toEqual([]);
  });

  it('show both addresses of the instructions, as unchecked', () => {
    const links = guides.guide('vk-sferum', 'R3')?.links ?? [];
    const hosts = links.map(({ url }) => new URL(url).hostname);
    expect(hosts).toEqual(expect.arrayContaining(['prof-sferum.ru', 'prof.sferum.ru']));
    expect(links.filter((link) => link.checkedOn === null && !/не проверен/.test(link.title.ru))).toEqual([]);
  });

  it('send nobody to support before the address of the Положение', () => {
    for (const platform of guidePlatforms)
      expect(guides.guide(platform, 'R2')?.steps.ru[0]).toContain('info@sferum.ru');
  });
});

describe('the guide in force', () => {
  const platformsOf = (setting: (typeof guidePlatforms)[number], duty: DutyId) =>
    guides.inForce(setting, duty).map((one) => `${one.platform}${one.isGeneral ? ' general' : ''}`);

  it('is the platform’s own where it has one', () => {
    expect(platformsOf('vk-sferum', 'C3a')).toEqual(['vk-sferum']);
    expect(platformsOf('max', 'C3a')).toEqual(['max']);
  });

  it('is the general one where the platform has none', () => {
    expect(platformsOf('max', 'A3')).toEqual(['max general']);
    expect(guides.guide('max', 'A3')).toBe(guides.guide('other', 'A3'));
  });

  it('is Сферум’s and then MAX’s where both are in force', () => {
    expect(platformsOf('both', 'C3a')).toEqual(['vk-sferum', 'max']);
    expect(guides.guide('both', 'C3a')).toBe(guides.guide('vk-sferum', 'C3a'));
  });

  it('is one for the duties that are the same', () => {
    expect(guides.guide('vk-sferum', 'C1')).toBe(guides.guide('vk-sferum', 'H3'));
    expect(guides.guide('max', 'T2')).toBe(guides.guide('max', 'H4'));
  });

  it('is absent for a duty that no platform takes part in', () => {
    expect(guides.inForce('both', 'H1')).toEqual([]);
    expect(guides.guide('vk-sferum', 'H1')).toBeUndefined();
  });

  it('says that in MAX class chats fill themselves and need no link', () => {
    for (const duty of ['C3a', 'C3b'] as const) {
      expect(guides.guide('max', duty)?.notNeeded?.ru).toContain('сами');
      expect(guides.guide('max', duty)?.evidenceDiffers?.by).toBe('confirmation');
      expect(guides.guide('vk-sferum', duty)?.notNeeded).toBeUndefined();
    }
  });
});

describe('the sheet of a platform', () => {
  it.each(guidePlatforms)('names it and the profile in every case: %s', (platform) => {
    const sheet = guides.platform(platform);
    for (const name of [sheet.name, sheet.profile] satisfies PlatformName[]) {
      expect(name.ru.inside).toMatch(/^(в|на) /);
      expect(name.ru.inside.replace(/^(в|на) /, '').replace(' или в ', ' или ')).toBe(name.ru.prepositional);
      expect(Object.values(name.ru).filter((form) => form.trim() === '')).toEqual([]);
    }
  });

  it('shows an invitation that is taken where the platform is in force', () => {
    for (const setting of ['vk-sferum', 'max', 'both'] as const) {
      const link = guides.platform(setting).invitation.replace('…', 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789');
      expect(readChatLink(link)).toMatchObject({ ok: true });
      expect(fitsPlatform(link, setting)).toBe(true);
    }
  });

  it('explains the two profiles of VK simply', () => {
    expect(guides.platform('vk-sferum').wrongProfile.ru).toContain(
      'Если не видно чата класса, скорее всего, открыт личный профиль',
    );
  });

  it('claims for no address that somebody has checked it', () => {
    for (const platform of guidePlatforms) {
      expect(guides.platform(platform).links.filter((link) => link.checkedOn !== null)).toEqual([]);
    }
  });
});
