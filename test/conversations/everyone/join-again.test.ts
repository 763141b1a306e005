import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '#src/domain/ground/code.ts';
import type { InviteRole } from '#src/domain/joining/record.ts';
import { minutes } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { invited } from '#test/conversations/administrator/requests.ts';
import { askingFamily, asks, code, places, placesLeft } from '#test/conversations/everyone/asking-family.ts';
import type { Bot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member } from '#test/support/school.ts';
import { opensByNotice, opensScene } from '#test/support/taps.ts';

let bot: Bot;
let olga: Person;
let vera: Person;

beforeEach(async () => {
  ({ bot, olga, vera } = await askingFamily());
});

describe('a request that was rejected', () => {
  const comesAgain = ['unknown', 'not-here'];
  async function isRejected(who: Person, queue: string, reason: string): Promise<void> {
    const decider = queue === 'c1' ? vera : await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await opensByNotice(bot, decider, 'queue', queue);
    await decider.taps('single');
    await decider.taps('reject');
    await decider.taps('reason', reason);
    await decider.taps('send');
    decider.ignores();
    await bot.passes(minutes(3));
    decider.ignores();
    const why = say(`request-rejected.${reason}`);
    who.sees(comesAgain.includes(reason) ? 'request-rejected.told-again' : 'request-rejected.told', { why });
  }

  it.each(comesAgain)(
    'as «%s» is sent again with a tap, with the name to mend, by the same place of the invite',
    async (reason) => {
      await asks(olga);
      await isRejected(olga, 'c1', reason);
      expect(await placesLeft(bot)).toBe(places);
      await bot.restarts();
      await olga.taps(`open:join-again`);
      olga.sees('family-join-name.ask');
      await olga.says('Ольга Ивановна Смирнова');
      olga.sees('family-join-child.ask');
      await olga.says('Миша Смирнов');
      await olga.taps('send');
      olga.sees('family-join.sent');
      olga.ignores();
      expect(await bot.read('person', olga.id)).toMatchObject({ name: 'Ольга Ивановна Смирнова' });
    },
  );

  it('is not sent again by a colleague who was accepted meanwhile', async () => {
    const invite = await invited(bot, { code: '7K3MPQ9XTC', role: 'subjectTeacher' });
    const dina = await member(bot, 'dina', { roles: [{ role: 'subjectTeacher' }] });
    await opensByNotice(bot, dina, 'join-again', invite);
    dina.sees('code.already-member');
    dina.sees('home-list.greeting');
  });

  it.each(['wrong-class', 'duplicate'])(
    'as «%s» is not sent again, and nothing says it could be',
    async (reason) => {
      await asks(olga);
      await isRejected(olga, 'c1', reason);
      expect(olga.last.text).not.toMatch(/снова/);
    },
  );

  it('leads to a kind word when the invite has ended meanwhile, or is nobody’s', async () => {
    await asks(olga);
    await isRejected(olga, 'c1', 'unknown');
    const invite = await bot.read('invite', hashOf(code));
    if (invite) await bot.write('invite', invite.hash, { ...invite, code: null, endedAt: bot.clock.now() });
    await olga.taps('open:join-again');
    olga.sees('refusal-invite-annulled');
    olga.sees('home-list.no-role');
    for (const forged of ['forged', 'a:b', undefined]) {
      await opensByNotice(bot, olga, 'join-again', forged);
      olga.sees('refusal-invite-unknown');
      olga.ignores();
    }
    olga.ignores();
  });

  it.each<[InviteRole, string]>([
    ['deputy', 'administration'],
    ['subjectTeacher', 'staff'],
  ])('of the staff comes again too: %s', async (role, queue) => {
    await invited(bot, { code: '9K3MPQ9XTA', role });
    await olga.opens('9K3MPQ9XTA');
    await olga.taps('skip');
    await olga.taps('send');
    olga.ignores();
    await isRejected(olga, queue, 'unknown');
    await olga.taps('open:join-again');
    olga.sees('staff-join-name.ask');
    olga.ignores();
  });

  it('for the status speaks of no class, and is asked again where it was asked', async () => {
    const petr = await member(bot, 'petr', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, petr, 'verify');
    await petr.taps('ask');
    petr.ignores();
    const anna = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await opensByNotice(bot, anna, 'queue', 'verification');
    await anna.taps('single');
    await anna.taps('reject');
    for (const other of ['wrong-class', 'duplicate', 'not-here']) anna.lacks('reason', other);
    anna.ignores();
    await anna.taps('reason', 'not-listed');
    await anna.taps('send');
    anna.ignores();
    await bot.passes(minutes(3));
    anna.ignores();
    petr.sees('request-rejected.told-again', { why: say('request-rejected.not-listed') });
    await petr.taps('open:verify');
    petr.sees('verify-status.ask');
    petr.ignores();
  });
});
