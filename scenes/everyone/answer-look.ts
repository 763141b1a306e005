import { type Say, say } from '#scenes/scene.ts';
import type { GuideAnswer } from '#src/domain/ground/desk.ts';
import type { Language } from '#src/text/language.ts';

/** An answer as people read it: what was asked, the steps, where to look further. */
export const answerLines = (
  { question, steps, links, draft }: GuideAnswer,
  lang: Language,
): readonly Say[] => [
  say('asked-look.ask', { question: question[lang] }),
  say('guide.plain', { lines: numbered(steps[lang]) }),
  ...(draft ? [say('guide.draft')] : []),
  ...links.map(({ title, url }) => say('asked-look.link', { title: title[lang], url })),
];

/** What to try where it did not help. */
export const troubleLines = ({ trouble = [] }: GuideAnswer, lang: Language): readonly Say[] =>
  trouble.map(({ when, what }) => say('asked-trouble.try', { when: when[lang], what: what[lang] }));

/** What children are told instead, for whoever keeps the answers. */
export const pupilsLines = ({ pupil }: GuideAnswer): readonly Say[] =>
  pupil === undefined
    ? []
    : [
        say('asked-look.to-pupils'),
        say('guide.plain', { lines: numbered(pupil.steps) }),
        ...(pupil.trouble ?? []).map((one) => say('asked-trouble.try', one)),
      ];

/** One step is a plain sentence; several are numbered. */
const numbered = (steps: readonly string[]) =>
  steps.length === 1 ? steps : steps.map((text, at) => say('guide.step', { number: at + 1, text }));
