import { z } from 'zod';
import { stands } from '#scenes/administrator/school-questions.ts';
import { button, go, leave, type Moves, refused, say, scene } from '#scenes/scene.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { forgetPupils, readPupils } from '#src/domain/people/pupils.ts';
import type { PupilsMode } from '#src/domain/school/record.ts';
import { changeSchool } from '#src/domain/school/settings.ts';

/**
 * A3 (2.1): how the bot talks with pupils. Where it is to keep none any more, the administrator says what becomes of
 * those whom it has kept.
 */
type Steps = { mode: PupilsMode | 'kept'; kept: 'forget' | 'keep' };
const Draft = z.object({});

export const pupilsMode = scene<Steps, typeof Draft>(
  'pupils-mode',
  { duties: [], version: 1, draft: Draft, first: 'mode', may: (me) => holdsOwn(me, 'administrator') },
  {
    mode: {
      async ask({ school }) {
        const { pupils } = school.school;
        const kept = pupils === 'full' ? [] : await readPupils(school);
        return {
          text: [
            stands(say(`pupils-mode-choose.${pupils}`)),
            say('pupils-mode-choose.ask'),
            ...(kept.length > 0 ? [say('pupils-mode-choose.still', { count: kept.length })] : []),
          ],
          buttons: [
            ...(['off', 'guided', 'full'] as const).map((mode) =>
              button(mode, say(`pupils-mode-choose.${mode}`)),
            ),
            ...(kept.length > 0 ? [button('kept', say('pupils-mode-choose.kept'))] : []),
          ],
        };
      },
      choices: {
        off: ({ school }) => lower(school, 'off'),
        guided: ({ school }) => lower(school, 'guided'),
        full: {
          confirm: () => ({ ask: say('pupils-mode-choose.sure'), yes: say('pupils-mode-choose.yes') }),
          async take({ school }) {
            const changed = await changeSchool(school, { pupils: 'full' });
            return leave(changed.ok ? say('school-settings.saved') : refused(changed));
          },
        },
        kept: () => go('kept'),
      },
    },
    kept: {
      async ask({ school }) {
        const { length: count } = await readPupils(school);
        return count === 0 || school.school.pupils === 'full'
          ? leave()
          : {
              text: say('pupils-mode-kept.ask', { count }),
              buttons: [
                button('forget', say('pupils-mode-kept.forget')),
                button('keep', say('pupils-mode-kept.keep')),
              ],
            };
      },
      choices: {
        forget: {
          async confirm({ school }) {
            const { length: count } = await readPupils(school);
            return { ask: say('pupils-mode-kept.sure', { count }), yes: say('pupils-mode-kept.yes') };
          },
          async take({ school }) {
            const done = await forgetPupils(school, {});
            return leave(done.ok ? say('pupils-mode.done', { count: done.count }) : refused(done));
          },
        },
        keep: () => leave(say('pupils-mode.kept')),
      },
    },
  },
);

/** Only whoever comes from the mode in which pupils are kept has anything to decide about them. */
async function lower(school: Desk, to: 'off' | 'guided'): Promise<Moves<'kept', z.infer<typeof Draft>>> {
  const changed = await changeSchool(school, { pupils: to });
  if (!changed.ok) return leave(refused(changed));
  const saved = say('school-settings.saved');
  return school.school.pupils === 'full' && (await readPupils(school)).length > 0
    ? go('kept', {}, saved)
    : leave(saved);
}
