import { markDuty } from '#src/domain/duties/mark.ts';
import { type Desk, holds } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';

/** Staff were accepted here, and nobody has said since whether they were on the platform too. */
export const isPlatformOpen = ({ me, school }: Desk): boolean =>
  holds(me, 'administrator') && school.duties.A9?.state === 'asked';

/** «А в Сферуме заявки разобраны?» was answered: what A9 asks for beside the bot's own queue. */
export const answerPlatformList = operation(
  'requests.decide',
  () => ({ role: 'subjectTeacher' }),
  async (desk: Desk, _: Record<never, never>) => {
    await markDuty(desk, 'A9', { state: 'done', at: desk.tx.now, by: desk.me.id });
    return { ok: true as const };
  },
);
