import { z } from 'zod';
import { isDutyId } from '#src/regulation/duties.ts';

/**
 * The shape of `guides/`: how each duty is done on a platform. Content, checked when it is loaded; people read it
 * as it stands, so the rules that keep it honest stand here as well.
 */
const Line = z.string().trim().min(1);
const Text = z.strictObject({ ru: Line, en: Line });
export type GuideText = z.infer<typeof Text>;

/** ISO date on which somebody went through it on the screen, or null while nobody has. */
const CheckedOn = z.iso.date().nullable();

const Link = z.strictObject({
  title: Text,
  // A guide never sends people to an unencrypted address.
  url: z.url({ protocol: /^https$/ }),
  checkedOn: CheckedOn,
});
export type GuideLink = z.infer<typeof Link>;

/** What may go wrong, and what to do then. */
const Trouble = z.strictObject({
  when: Text,
  // biome-ignore lint/suspicious/noThenProperty: a text and no function, so nothing takes the object for a promise
  then: Text,
});

const PupilsTrouble = z.strictObject({
  when: Line,
  // biome-ignore lint/suspicious/noThenProperty: as above
  then: Line,
});

/** A step is one line on a telephone or two; more than six of them nobody follows in a chat. */
const Step = z.string().trim().min(1).max(160);
const StepList = z.array(Step).min(3).max(6);
const Steps = z
  .strictObject({ ru: StepList, en: StepList })
  .refine(({ ru, en }) => ru.length === en.length, 'Both languages have the same number of steps.');

export const Guide = z.strictObject({
  version: z.number().int().positive(),
  checkedOn: CheckedOn,
  /** Where it was read: a clause of the Положение, an address, «own wording». For the editor, not for people. */
  source: z.string().trim().min(1),
  /** `stated`: in a readable source; `weak`: in a doubtful one; `unverified`: names and places on the screen unknown. */
  confidence: z.enum(['stated', 'weak', 'unverified']),
  /** On this platform another proof closes the duty than the one in the table of duties. */
  evidenceDiffers: z
    .strictObject({ by: z.enum(['confirmation', 'secondPerson', 'link', 'document']), why: Text })
    .optional(),
  /** On this platform there is nothing to do for this duty, and why. The steps then say what is left to look at. */
  notNeeded: Text.optional(),
  steps: Steps,
  links: z.array(Link),
  trouble: z.array(Trouble).optional(),
});
export type Guide = z.infer<typeof Guide>;

/** For whom an answer is listed; everybody may ask it in words. */
export const Listeners = z.enum(['families', 'staff', 'everyone']);

const AnswerSteps = z.array(Step).min(1).max(5);

/** What people really ask, and what to do: at most five steps, then what to try where it did not work. */
export const Answer = z.strictObject({
  version: z.number().int().positive(),
  checkedOn: CheckedOn,
  source: z.string().trim().min(1),
  confidence: z.enum(['stated', 'weak', 'unverified']),
  for: Listeners,
  /** The rows that the question belongs to, the nearest first: the next step is offered from there. */
  duties: z.array(z.string().refine(isDutyId, 'There is no such duty.')),
  question: Text,
  steps: z
    .strictObject({ ru: AnswerSteps, en: AnswerSteps })
    .refine(({ ru, en }) => ru.length === en.length, 'Both languages have the same number of steps.'),
  links: z.array(Link),
  trouble: z.array(Trouble).max(4).optional(),
  /** The same for a pupil, on «ты». Russian alone: English says it to everybody alike. */
  pupil: z
    .strictObject({
      steps: AnswerSteps,
      trouble: z.array(PupilsTrouble).max(4).optional(),
    })
    .optional(),
});
export type Answer = z.infer<typeof Answer>;

export const guidePlatforms = ['vk-sferum', 'max', 'both', 'other'] as const;
/** The school's setting. `both` has no steps of its own: it consists of others, in the order they are shown. */
export type GuidePlatform = (typeof guidePlatforms)[number];

/** Russian cases, and the phrase «в Сферуме» whole, because «на платформе» takes another preposition. */
const Cases = z.strictObject({
  nominative: z.string(),
  genitive: z.string(),
  dative: z.string(),
  accusative: z.string(),
  instrumental: z.string(),
  prepositional: z.string(),
  inside: z.string(),
});
const Name = z.strictObject({ ru: Cases, en: z.strictObject({ name: z.string(), inside: z.string() }) });
export type PlatformName = z.infer<typeof Name>;

export const PlatformSheet = z.strictObject({
  version: z.number().int().positive(),
  checkedOn: CheckedOn,
  /** Nobody has gone through these steps yet: people are told so under each of them. */
  draft: z.literal(true).optional(),
  /** What texts call the platform; no text outside `guides/` names one. */
  name: Name,
  /** What texts call a person's place on it, such as «учебный профиль». */
  profile: Name,
  /** How to tell that one is in the wrong place, in one sentence. */
  wrongProfile: Text,
  /** How an invitation to a chat looks there. */
  invitation: z.string(),
  /** Null where the school's own support is all there is. */
  supportEmail: z.email().nullable(),
  links: z.array(Link.extend({ id: z.enum(['start', 'web', 'instructions', 'region', 'news']) })),
  /** Notices about the state of the platform, which the school switches on. */
  banners: z.strictObject({ readOnly: Text, moving: Text, down: Text }),
  consistsOf: z.array(z.enum(guidePlatforms)).min(2).optional(),
});
export type PlatformSheet = z.infer<typeof PlatformSheet>;

/** Hosts that any address in `guides/` may have, each with the reason why it is there. */
export const Hosts = z.record(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/), z.string().min(1));
export type Hosts = z.infer<typeof Hosts>;
