import type { LessonForm } from '#src/domain/teaching/record.ts';

const remote =
  /он-?лайн|дистан|удал[её]нн?о|видео|звон(?:ок|к)|из дома|заочно|online|remote|video|from home|distance/iu;
const there =
  /(?<!\p{L})очн|офф?лайн|в школе|в классе|кабинет|(?<!\p{L})каб\.|в зале|offline|in (?:school|class|person)|at school/iu;
const both = /гибрид|смешан|и так,? и так|hybrid|both|mixed/iu;

/** How a lesson is held, as people say it: «онлайн», «по видео»; «очно», «в школе»; «очно и онлайн», «гибрид». */
export function readForm(text: string): LessonForm | undefined {
  // «Очно, не онлайн».
  const said = text.replace(/(?<!\p{L})(?:не|not)\s+\p{L}+/giu, '');
  if (both.test(said) || (remote.test(said) && there.test(said))) return 'hybrid';
  return remote.test(said) ? 'distance' : there.test(said) ? 'school' : undefined;
}
