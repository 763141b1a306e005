import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Names, PupilsWords } from '#src/domain/ground/desk.ts';
import { loadNames } from '#src/guides/names.ts';
import {
  Answer,
  Guide,
  type GuidePlatform,
  type GuideText,
  guidePlatforms,
  Hosts,
  PlatformSheet,
} from '#src/guides/schema.ts';
import { canonical, type DutyId, isDutyId } from '#src/regulation/duties.ts';

/** A guide as it is shown: with the platform that its steps belong to. */
export interface GuideInForce {
  readonly platform: GuidePlatform;
  readonly sheet: PlatformSheet;
  readonly guide: Guide;
  /** The platform has no guide of its own for this duty, so these are the general steps. */
  readonly isGeneral: boolean;
}

export interface Guides {
  platform(setting: GuidePlatform): PlatformSheet;
  /** The first of `inForce`, or undefined for a duty that is not done on any platform (H1, H2, H5 …). */
  guide(setting: GuidePlatform, duty: DutyId): Guide | undefined;
  /** What to show for a duty under the school's setting: one guide, or for `both` one for each platform. */
  inForce(setting: GuidePlatform, duty: DutyId): readonly GuideInForce[];
  /** The answers under the school's setting, by id; where the platform has none of its own, the general one. */
  answers(setting: GuidePlatform): ReadonlyMap<string, AnswerInForce>;
  readonly names: Names;
}

export interface AnswerInForce extends Omit<Answer, 'trouble' | 'pupil'> {
  readonly platform: GuidePlatform;
  /** The platform's sheet is one. */
  readonly draft: boolean;
  readonly trouble: readonly { readonly when: GuideText; readonly what: GuideText }[];
  readonly pupil?: PupilsWords | undefined;
}

interface Folder {
  readonly sheet: PlatformSheet;
  readonly guides: ReadonlyMap<DutyId, Guide>;
  readonly answers: ReadonlyMap<string, Answer>;
}

/** The folder of general steps: every other platform falls back on it, so a new one brings only what differs. */
const general: GuidePlatform = 'other';

/**
 * Reads `guides/` whole and checks it.
 *
 * @throws Error naming every file that does not fit, so that an editor sees all faults at once
 */
export function loadGuides(dir: string): Guides {
  const faults: string[] = [];
  const hosts = readFile(join(dir, 'hosts.yaml'), Hosts, faults) ?? {};
  const folders = new Map<GuidePlatform, Folder>();
  for (const platform of guidePlatforms) {
    const folder = readFolder(join(dir, platform), hosts, faults);
    if (folder !== null) folders.set(platform, folder);
  }
  if (faults.length > 0) throw new Error(`The guides in ${dir} do not fit:\n${faults.join('\n')}`);

  const folderOf = (platform: GuidePlatform): Folder => {
    const folder = folders.get(platform);
    if (folder === undefined)
      throw new Error(`There are no guides for the platform «${platform}» in ${dir}.`);
    return folder;
  };
  const inForce = (setting: GuidePlatform, duty: DutyId): readonly GuideInForce[] => {
    const id = canonical(duty);
    const found = (folderOf(setting).sheet.consistsOf ?? [setting]).flatMap((platform): GuideInForce[] => {
      const { sheet, guides } = folderOf(platform);
      const own = guides.get(id);
      if (own !== undefined) return [{ platform, sheet, guide: own, isGeneral: platform === general }];
      const fallback = folderOf(general).guides.get(id);
      return fallback === undefined ? [] : [{ platform, sheet, guide: fallback, isGeneral: true }];
    });
    // The general steps are shown once, however many platforms lack their own.
    return found.filter((one, at) => found.findIndex((other) => other.guide === one.guide) === at);
  };
  return {
    platform: (setting) => folderOf(setting).sheet,
    guide: (setting, duty) => inForce(setting, duty)[0]?.guide,
    inForce,
    names: loadNames(join(dir, 'names.txt')),
    answers: once((setting) => {
      const own = folderOf(setting).sheet.consistsOf ?? [setting];
      // The first of several platforms has the word; the general answers fill what none of them says.
      return new Map(
        [general, ...own.toReversed()].flatMap((platform) =>
          [...folderOf(platform).answers].map(
            ([id, { trouble, pupil, ...answer }]): [string, AnswerInForce] => [
              id,
              {
                ...answer,
                platform,
                draft: folderOf(platform).sheet.draft === true,
                trouble: toTry(trouble),
                pupil: pupil && { ...pupil, trouble: toTry(pupil.trouble) },
              },
            ],
          ),
        ),
      );
    }),
  };
}

const toTry = <Text>(trouble: readonly { readonly when: Text; readonly then: Text }[] = []) =>
  trouble.map(({ when, then: what }) => ({ when, what }));

/** Put together once for each setting: it is asked for with every update. */
function once<T>(make: (setting: GuidePlatform) => T): (setting: GuidePlatform) => T {
  const made = new Map<GuidePlatform, T>();
  return (setting) => {
    const known = made.get(setting) ?? make(setting);
    made.set(setting, known);
    return known;
  };
}

function readFolder(dir: string, hosts: Hosts, faults: string[]): Folder | null {
  if (!existsSync(dir)) return null;
  const sheet = readFile(join(dir, 'platform.yaml'), PlatformSheet, faults);
  checkHosts(join(dir, 'platform.yaml'), sheet?.links ?? [], hosts, faults);
  const guides = new Map<DutyId, Guide>();
  for (const file of readdirSync(dir).sort()) {
    const id = file.replace(/\.yaml$/, '');
    if (file === 'platform.yaml' || file === answersFolder) continue;
    // A guide under an id that is only another name (C1) would never be shown.
    if (!file.endsWith('.yaml') || !isDutyId(id) || canonical(id) !== id) {
      faults.push(`${join(dir, file)}: the name is no duty of its own.`);
      continue;
    }
    const guide = readFile(join(dir, file), Guide, faults);
    if (guide === null) continue;
    checkHosts(join(dir, file), guide.links, hosts, faults);
    guides.set(id, guide);
  }
  return sheet === null
    ? null
    : { sheet, guides, answers: readAnswers(join(dir, answersFolder), hosts, faults) };
}

/** Beside the guides of a platform: one file for each question. */
const answersFolder = 'answers';

function readAnswers(dir: string, hosts: Hosts, faults: string[]): ReadonlyMap<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const file of existsSync(dir) ? readdirSync(dir).sort() : []) {
    const answer = readFile(join(dir, file), Answer, faults);
    if (answer === null) continue;
    checkHosts(join(dir, file), answer.links, hosts, faults);
    answers.set(file.replace(/\.yaml$/, ''), answer);
  }
  return answers;
}

function checkHosts(path: string, links: readonly { url: string }[], hosts: Hosts, faults: string[]): void {
  for (const { url } of links) {
    const { hostname } = new URL(url);
    if (!Object.hasOwn(hosts, hostname)) faults.push(`${path}: ${hostname} is not in hosts.yaml.`);
  }
}

function readFile<Shape extends z.ZodType>(
  path: string,
  shape: Shape,
  faults: string[],
): z.infer<Shape> | null {
  try {
    const read = shape.safeParse(parse(readFileSync(path, 'utf8')));
    if (read.success) return read.data;
    faults.push(`${path}:\n${z.prettifyError(read.error)}`);
  } catch (fault) {
    faults.push(`${path}: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
  return null;
}
