import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '#src/domain/ground/code.ts';
import { rejectRequest } from '#src/domain/joining/rejection.ts';
import { endRole } from '#src/domain/people/ending.ts';
import { minutes } from '#src/regulation/durations.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { readStored } from '#test/support/stored.ts';
import { keepsButton, opensByNotice, tapsKept } from '#test/support/taps.ts';

const code = '7K3MPQ9XTA';
let bot: Bot;

beforeEach(async () => {
  bot = await startBot();
});

describe('what was begun and left half-way', () => {
  beforeEach(async () => {
    await schoolWith(bot);
    await invited(bot, { code, role: 'parent', class: 'c1', uses: 5 });
  });

  it.each(['@back', '@cancel'])('is gone on with by a stranger who had come by a link: %s', async (away) => {
    const olga = bot.person('olga');
    await olga.opens(code);
    olga.ignores();
    await olga.taps(away);
    olga.ignores();
    await bot.restarts();
    await olga.says('продолжить начатое');
    olga.sees('family-join-consent.ask', { class: '7А' });
    await olga.taps('yes');
    olga.sees('family-join-name.ask');
  });

  it('keeps what was entered, and is offered no more once it is done', async () => {
    const olga = bot.person('olga');
    await olga.opens(code);
    await olga.taps('yes');
    await olga.says('Ольга Смирнова');
    await olga.taps('@cancel');
    olga.ignores();
    await olga.taps('@resume');
    olga.sees('family-join-child.ask', { class: '7А' });
    await olga.says('Миша Смирнов');
    olga.sees('family-join-review.ask', { name: 'Ольга Смирнова', child: 'Миша Смирнов' });
    await olga.taps('send');
    olga.ignores();
    olga.lacks('@resume');
  });

  it('gives way when the same is begun anew, and an old button goes on with nothing', async () => {
    const olga = bot.person('olga');
    await olga.opens(code);
    await olga.taps('yes');
    await olga.says('Ольга Смирнова');
    await olga.taps('@cancel');
    olga.ignores();
    const resume = keepsButton(olga, '@resume');
    await olga.opens(code);
    olga.ignores();
    await tapsKept(bot, olga, resume);
    olga.sees('patterns.old-button');
    await olga.says('Ольга Смирнова');
    await olga.says('Миша Смирнов');
    await olga.taps('send');
    olga.ignores();
    olga.lacks('@resume');
  });

  it('is not offered to whoever has deleted everything, nor for pages that are only looked at', async () => {
    const olga = await member(bot, 'olga', { roles: [] });
    await olga.taps('settings');
    await olga.taps('data');
    await olga.taps('@cancel');
    olga.ignores();
    olga.lacks('@resume');
    await olga.opens(code);
    await olga.taps('@cancel');
    await olga.taps('settings');
    await olga.taps('data');
    await olga.taps('forget');
    await olga.taps('delete');
    await olga.taps('@sure');
    olga.sees('settings-forget.done');
    olga.ignores();
    olga.lacks('@resume');
  });

  it('goes on under «Помощь», which is cancelled alone', async () => {
    const olga = bot.person('olga');
    await olga.opens(code);
    await olga.taps('yes');
    await olga.says('Ольга Смирнова');
    await olga.says('помощь');
    olga.ignores();
    await olga.says('отмена');
    olga.sees('family-join-child.ask', { class: '7А' });
  });

  it('is the set-up of the school for its administrator, who finds the way back on «Мои дела»', async () => {
    const other = await startBot();
    await other.write('claim', 'main', { v: 1, hash: hashOf(code), at: other.clock.now() });
    const anna = other.person('anna');
    await anna.opens();
    await anna.says(code);
    await anna.taps('yes');
    await anna.says('Анна Петрова');
    await anna.taps('@back');
    anna.ignores();
    await anna.taps('school-setup');
    anna.sees('school-setup-name.ask');
  });
});

describe('somebody whose access was frozen', () => {
  it('reads that at once, wherever they were, and nothing about another role', async () => {
    await schoolWith(bot);
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await vera.taps('invites');
    vera.ignores();
    const record = await bot.read('person', vera.id);
    if (record) await bot.write('person', vera.id, { ...record, frozen: true });
    await vera.says('что дальше');
    vera.sees('home-list.frozen');
    expect(vera.last.text).not.toContain('другой роли');
  });
});

describe('D10 · somebody who mends what they wrote', () => {
  let olga: Person;
  let first: number;
  const latest = () => olga.dialog.messages.findLast(({ from }) => from === 'person')?.cmid ?? 0;
  const mends = async (cmid: number, text: string) => {
    olga.dialog.edits(cmid, text);
    await bot.settle();
  };

  beforeEach(async () => {
    await schoolWith(bot);
    await invited(bot, { code, role: 'parent', class: 'c1', uses: 5 });
    for (const community of bot.sandbox.communities) community.deliver({ message_edit: true });
    olga = bot.person('olga');
    await olga.opens(code);
    await olga.taps('yes');
    await olga.says('Ольга Смирнва');
    first = latest();
    olga.ignores();
  });

  it('is heard again where it was the answer, also after a restart', async () => {
    await bot.restarts();
    await mends(first, 'Ольга Смирнова');
    olga.sees('patterns.mended');
    olga.sees('family-join-child.ask');
    await mends(first, 'Ольга Ильина');
    olga.ignores();
    await olga.says('Миша Ильин');
    olga.sees('family-join-review.ask', { name: 'Ольга Ильина', child: 'Миша Ильин' });
  });

  it('is heard where it was not understood', async () => {
    await olga.says('12');
    olga.ignores();
    await mends(latest(), 'Миша Ильин');
    olga.sees('patterns.mended');
    olga.sees('family-join-review.ask', { child: 'Миша Ильин' });
  });

  it('hears kindly that an earlier message is not read again, and is asked the same', async () => {
    await olga.says('Миша Ильин');
    olga.ignores();
    await mends(first, 'Ольга Ильина');
    olga.sees('patterns.edited');
    olga.sees('family-join-review.ask', { name: 'Ольга Смирнва' });
    await olga.taps('send');
    olga.ignores();
    await mends(latest(), 'нет');
    olga.sees('patterns.edited');
  });

  it('hears nothing when VK has only looked up a link', async () => {
    await mends(first, 'Ольга Смирнва');
    olga.seesNoMore();
  });

  it('C1 · is in danger all the same', async () => {
    await mends(first, 'меня бют');
    olga.sees('care.danger');
    olga.sees('family-join-child.ask');
    expect([...(await readStored(bot)).values()].join('\n')).not.toContain('бют');
  });
});

it('D10 · a contact or another thing that nobody can read is no picture', async () => {
  const olga = bot.person('olga');
  await olga.opens();
  olga.ignores();
  const contact = { type: 'contact', contact: { name: 'Мама' } };
  const message = {
    from_id: 1_000,
    peer_id: 1_000,
    conversation_message_id: 50,
    text: '',
    attachments: [contact],
  };
  await bot.app.take({
    type: 'message_new',
    event_id: 'contact',
    group_id: bot.groupId,
    object: { message },
  });
  await bot.settle();
  olga.sees('patterns.no-other');
});

describe('D15 · somebody who lets the bot write to them again', () => {
  let vera: Person;
  let olga: Person;
  let request: string;

  beforeEach(async () => {
    await schoolWith(bot);
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    const invite = await invited(bot, { code, role: 'parent', class: 'c1', uses: 5 });
    olga = await member(bot, 'olga', { roles: [] });
    const [one] = await ask(bot, 1, { invite, from: Number(olga.id.slice(3)) });
    request = one?.request ?? '';
    olga.dialog.denies();
    await bot.settle();
    await opensByNotice(bot, vera, 'queue', 'c1');
  });
  const allows = async (who: Person) => {
    who.dialog.allows();
    await bot.settle();
  };

  it('reads that they were accepted, once, over a restart; the class teacher has read that it did not come', async () => {
    await vera.taps('all');
    vera.sees('queue.unreachable', { who: 'Гость 1001' });
    vera.ignores();
    expect(await bot.read('person', olga.id)).toMatchObject({ missed: [request] });
    await bot.restarts();
    await allows(olga);
    olga.sees('request-accepted.parent', { class: '7А' });
    expect(await bot.read('person', olga.id)).not.toHaveProperty('missed');
    olga.dialog.denies();
    await allows(olga);
    olga.sees('patterns.back-again');
    await olga.taps('open:home');
    olga.sees('home-list.greeting');
    expect(olga.buttons).toContain('my-chats');
  });

  it('reads that they were rejected, and why', async () => {
    vera.ignores();
    await as(bot, vera.id, (desk) =>
      rejectRequest(desk, { queue: 'class-c1', ids: [request], reason: 'wrong-class' }),
    );
    await bot.passes(minutes(15));
    vera.ignores();
    await allows(olga);
    olga.sees('request-rejected.told');
  });

  it('reads nothing of a role that was taken away meanwhile; whoever was never closed reads nothing', async () => {
    await vera.taps('all');
    vera.ignores();
    await as(bot, vera.id, (desk) => endRole(desk, { person: olga.id, role: 'parent', class: 'c1' }));
    await allows(vera);
    vera.seesNoMore();
    await allows(olga);
    olga.sees('patterns.back-again');
  });
});

describe('D9 · somebody whose app shows no buttons', () => {
  it('reads in the notice itself what to write to go on', async () => {
    await schoolWith(bot);
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await invited(bot, { code, role: 'parent', class: 'c1', uses: 5 });
    const olga = bot.person('olga', { bare: true });
    await olga.opens(code);
    await olga.says('да');
    await olga.says('Ольга Смирнова');
    await olga.says('Миша Смирнов');
    await olga.says('отправить заявку');
    olga.ignores();
    await opensByNotice(bot, vera, 'queue', 'c1');
    await vera.taps('all');
    vera.ignores();
    olga.sees('request-accepted.parent', { class: '7А' });
    const [way] = /«Мои дела»/.exec(olga.last.text) ?? [];
    await olga.says(way ?? '');
    olga.sees('home-list.greeting');
    const [, number] = /(\d+)\. Мои чаты/.exec(olga.last.text) ?? [];
    await olga.says(number ?? '');
    olga.sees('class-chat.no-link');
    olga.ignores();
  });
});
