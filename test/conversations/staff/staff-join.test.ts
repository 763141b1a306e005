import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '#src/domain/ground/code.ts';
import type { InviteRole } from '#src/domain/joining/record.ts';
import { say } from '#src/text/say.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

const code = '7K3MPQ9XTA';
const hash = hashOf(code);

/** A living invite of the staff, as the administrator hands it out. */
async function invite(bot: Bot, role: InviteRole, inClass?: string): Promise<void> {
  const now = bot.clock.now();
  await bot.transaction(async (tx) => {
    await tx.read('invite', hash);
    tx.write('invite', hash, {
      v: 1,
      hash,
      code,
      role,
      maker: 'vk:1',
      madeAt: now,
      expiresAt: now + 86_400_000,
      uses: 1,
      ...(inClass === undefined ? {} : { class: inClass }),
    });
    tx.setCount('invite-uses', hash, 1);
  });
}

/** The request that a person has sent, whatever it asks for. */
async function requestOf(bot: Bot, person: Person) {
  const record = await bot.read('person', person.id);
  const [id] = Object.values(record?.requests ?? {});
  return id === undefined ? undefined : bot.read('request', id);
}

describe('H3, C1, T1 · a colleague joins by an invite', () => {
  let bot: Bot;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    await invite(bot, 'classTeacher', 'c2');
    vera = bot.person('vera');
    await vera.opens(code);
  });

  /** All that comes before the tap that sends. */
  async function comesToReview(): Promise<void> {
    vera.sees('consent.text');
    await vera.taps('yes');
    await vera.says('Вера Смирнова');
    await vera.taps('skip');
  }

  it('asks for consent, name and post, and sends the request on the tap', async () => {
    vera.sees('consent.text');
    await vera.taps('yes');
    vera.sees('staff-join-name.ask');
    await vera.says('Вера Смирнова');
    vera.sees('staff-join-post.ask');
    await vera.says('учитель математики');
    vera.sees('staff-join-review.ask', {
      name: 'Вера Смирнова',
      post: 'учитель математики',
      role: say('staff-join-role.classTeacher', { class: '7Б' }),
    });
    await bot.restarts();
    await vera.taps('send');
    vera.sees('staff-join.sent');
    vera.sees('home-list.waiting');

    expect(await requestOf(bot, vera)).toMatchObject({ role: 'classTeacher', class: 'c2', state: 'open' });
    const record = await bot.read('person', vera.id);
    expect(record).toMatchObject({ name: 'Вера Смирнова', post: 'учитель математики', roles: [] });
  });

  it('takes the post that was written behind the name, and asks for it no more', async () => {
    vera.sees('consent.text');
    await vera.taps('yes');
    vera.sees('staff-join-name.ask');
    await vera.says('Вера Смирнова, учитель математики');
    vera.sees('staff-join-review.ask', { name: 'Вера Смирнова', post: 'учитель математики' });
    await bot.restarts();
    await vera.taps('@back');
    vera.sees('staff-join-name.ask');
    await vera.says('Вера Петровна Смирнова');
    vera.sees('staff-join-post.ask');
    await vera.taps('keep');
    vera.sees('staff-join-review.ask', { name: 'Вера Петровна Смирнова', post: 'учитель математики' });
  });

  it('says so when a shared invite is opened again while the request waits', async () => {
    await comesToReview();
    await vera.taps('send');
    vera.ignores();
    await bot.transaction((tx) => tx.setCount('invite-uses', hash, 5));
    await vera.opens(code);
    vera.sees('staff-join.already-sent');
    vera.sees('home-list.waiting');
    vera.lacks('send');
  });

  it('stores nothing when consent is refused, and goes on giving general answers', async () => {
    vera.sees('consent.text');
    await vera.taps('no');
    vera.sees('consent.refused');
    vera.sees('hello-welcome.ask');
    await vera.taps('voluntary');
    vera.sees('hello-welcome.voluntary-answer');
    await bot.restarts();
    expect(await bot.read('person', vera.id)).toBeUndefined();
  });

  it('says at the consent, to whoever asks, that it is voluntary and who knows the way without the bot', async () => {
    vera.sees('consent.text');
    await vera.says('Это обязательно?');
    vera.sees('consent.voluntary', { whose: 'staff' });
    vera.sees('consent.refused-staff');
    vera.sees('consent.brief');
  });

  it('keeps the name to itself until the request is sent', async () => {
    vera.sees('consent.text');
    await vera.taps('yes');
    await vera.says('Вера Смирнова');
    vera.ignores();
    expect(await bot.read('person', vera.id)).toMatchObject({ name: '', requests: {} });
    await vera.says('отмена');
    vera.sees('patterns.cancelled');
  });

  it('asks again for what is no name and for a post that is too long', async () => {
    vera.sees('consent.text');
    await vera.taps('yes');
    vera.sees('staff-join-name.ask');
    await vera.says('12');
    vera.sees('name.unread');
    await vera.says('Вера Смирнова');
    vera.sees('staff-join-post.ask');
    await vera.says('у'.repeat(81));
    vera.sees('staff-join-post.unread', { most: 80 });
    await vera.taps('skip');
    vera.sees('staff-join-review.ask', { name: 'Вера Смирнова' });
    await vera.taps('change');
    vera.sees('staff-join-name.ask');
    expect(vera.buttons).toContain('keep');
    await vera.says('Вера Ильина');
    vera.sees('staff-join-post.ask');
    await vera.says('назад');
    vera.sees('staff-join-name.ask');
    await vera.taps('keep');
    await vera.taps('skip');
    vera.ignores();
    await vera.taps('send');
    vera.sees('staff-join.sent');
    expect((await bot.read('person', vera.id))?.name).toBe('Вера Ильина');
  });

  it('sends one request, however often the button is pressed', async () => {
    await comesToReview();
    const send = keepsButton(vera, 'send');
    await vera.taps('send');
    vera.ignores();
    await tapsKept(bot, vera, send);
    vera.sees('patterns.old-button');
    await vera.says(code);
    vera.ignores();
    await bot.transaction(async (tx) => {
      expect(await tx.list('queue', 'staff')).toHaveLength(1);
      expect(await tx.count('invite-uses', hash)).toBe(0);
    });
  });

  it('says why an invite no longer counts that was used up in the meantime', async () => {
    await comesToReview();
    vera.ignores();
    await bot.transaction((tx) => tx.setCount('invite-uses', hash, 0));
    await vera.taps('send');
    vera.sees('refusal-invite-used-up');
    await bot.restarts();
    expect(await requestOf(bot, vera)).toBeUndefined();
  });

  it('asks somebody who is known only for what is missing', async () => {
    vera.ignores();
    const boris = await member(bot, 'boris', {
      roles: [{ role: 'parent', class: 'c1' }],
      name: 'Борис Котов',
    });
    await boris.says(code);
    boris.sees('staff-join-post.invited');
    await boris.taps('skip');
    boris.sees('staff-join-review.ask', { name: 'Борис Котов' });
    await boris.taps('send');
    boris.sees('staff-join.sent');
    expect(await requestOf(bot, boris)).toMatchObject({ role: 'classTeacher', state: 'open' });
    await boris.says(code);
    boris.ignores();
  });

  it('comes to the staffroom by the button under the acceptance', async () => {
    await comesToReview();
    await vera.taps('send');
    vera.ignores();
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await opensByNotice(bot, anna, 'queue');
    await anna.taps('all');
    anna.ignores();
    vera.sees('request-accepted.classTeacher', { class: '7Б' });
    await vera.taps('open:staffroom');
    vera.sees('staffroom-join-link.not-yet');
    await vera.taps('before');
    vera.sees('verify-status.ask');
    await bot.restarts();
    expect(await bot.read('person', vera.id)).toMatchObject({
      roles: [{ role: 'classTeacher', class: 'c2' }],
      duties: { H3: { state: 'doneBefore' } },
    });
  });

  it('leads nobody in who has no invite', async () => {
    vera.sees('consent.text');
    const gleb = bot.person('gleb');
    await gleb.opens();
    gleb.ignores();
    await opensScene(bot, gleb, 'staff-join');
    gleb.sees('refusal-invite-unknown');
    expect(await bot.read('person', gleb.id)).toBeUndefined();
  });

  it('takes what is typed for the button of the same name, and «нет» for no post', async () => {
    vera.sees('consent.text');
    await vera.says('соглашаюсь');
    vera.sees('staff-join-name.ask');
    await vera.says('Вера Смирнова');
    vera.sees('staff-join-post.ask');
    await vera.says('Пропустить');
    vera.sees('staff-join-review.ask', { post: say('staff-join-post.none') });
    await vera.taps('change');
    await vera.taps('keep');
    vera.ignores();
    await vera.says('учитель химии');
    vera.sees('staff-join-review.ask', { name: 'Вера Смирнова', post: 'учитель химии' });
    await vera.says('назад');
    vera.sees('staff-join-post.ask');
    await vera.says('нет');
    vera.sees('staff-join-review.ask', { post: say('staff-join-post.none') });
    await vera.taps('send');
    vera.sees('staff-join.sent');
    await vera.says('назад');
    vera.ignores();
    expect(await bot.read('person', vera.id)).toMatchObject({ name: 'Вера Смирнова' });
    expect(await bot.read('person', vera.id)).not.toHaveProperty('post');
  });
});
