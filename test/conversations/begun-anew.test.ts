import { expect, it } from 'vitest';
import { scenes } from '#scenes/index.ts';
import { push, Talk } from '#src/conversation/place.ts';
import { frameOf } from '#src/conversation/settle.ts';
import type { Held } from '#src/domain/people/record.ts';
import { startBot } from '#test/support/bot.ts';
import { Looker } from '#test/support/crawl.ts';
import { member, schoolWith } from '#test/support/school.ts';

/** A draft of another version is dropped, and its scene begins with nothing known: it must say something all the same. */
it('A scene of which nothing is kept begins anew or leads on, for everybody who may be there', async () => {
  const bot = await startBot();
  await schoolWith(bot, { school: { pupils: 'full' } });
  const roles: readonly Held[] = [
    ...[{ role: 'administrator' as const }, { role: 'head' as const }, { role: 'deputy' as const }],
    ...[{ role: 'classTeacher' as const, class: 'c1' }, { role: 'subjectTeacher' as const }],
    ...[
      { role: 'parent' as const, class: 'c1' },
      { role: 'student' as const, class: 'c1' },
    ],
  ];
  for (const held of roles) {
    const { id } = await member(bot, held.role, { roles: [held] });
    const looker = new Looker(bot.app, id, bot.clock.now());
    const home = await looker.turn({ kind: 'start' });
    for (const slug of scenes.keys()) {
      const talk = push(home?.talk ?? Talk.parse({}), frameOf(scenes, { scene: slug }));
      const shown = await looker.turn({ kind: 'start' }, { talk, hints: [] });
      expect(shown?.messages.length, `${held.role} in ${slug}`).toBeGreaterThan(0);
    }
  }
});
