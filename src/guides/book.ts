import type { GuideBook } from '#src/domain/ground/desk.ts';
import type { Platform } from '#src/domain/school/record.ts';
import type { Guides } from '#src/guides/load.ts';

/** The guides as scenes see them: for the platform in force, or for the general one while none was chosen. */
export function guideBook(guides: Guides, inForce: Platform | null): GuideBook {
  const setting = inForce ?? 'other';
  const { name, profile, wrongProfile, invitation } = guides.platform(setting);
  return {
    answers: guides.answers(setting),
    names: guides.names,
    stepsFor: (duty) =>
      guides.inForce(setting, duty).map(({ sheet, guide, isGeneral }) => ({
        platform: { ru: sheet.name.ru.nominative, en: sheet.name.en.name },
        steps: guide.steps,
        draft: sheet.draft === true && !isGeneral,
      })),
    platform: {
      name: { ru: name.ru.nominative, en: name.en.name },
      genitive: { ru: name.ru.genitive, en: name.en.name },
      inside: { ru: name.ru.inside, en: name.en.inside },
      profile: { ru: profile.ru.nominative, en: profile.en.name },
      wrongProfile,
      invitation,
    },
  };
}
