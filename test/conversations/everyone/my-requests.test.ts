import { beforeEach, describe, expect, it } from 'vitest';
import { days } from '#src/regulation/durations.ts';
import { invited } from '#test/conversations/administrator/requests.ts';
import { askingFamily, asks, places, placesLeft } from '#test/conversations/everyone/asking-family.ts';
import type { Bot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

let bot: Bot;
let olga: Person;
let vera: Person;

beforeEach(async () => {
  ({ bot, olga, vera } = await askingFamily());
});

const requestsOf = async (who: Person) => (await bot.read('person', who.id))?.requests ?? {};

describe('a request that waits', () => {
  it('is shown with since when, who decides and by when; there is a way back from it', async () => {
    await asks(olga);
    await olga.taps('my-requests');
    olga.sees('my-requests-one.ask');
    olga.sees('my-requests-who.teacher', { class: '7А' });
    await olga.says('ну вот');
    olga.sees('patterns.choose-one');
    await olga.taps('@back');
    olga.sees('home-list.waiting');
    await bot.passes(days(2));
    olga.sees('request-late.told');
    vera.ignores();
    await olga.says('моя заявка');
    olga.sees('my-requests-who.late', { class: '7А' });
  });

  it('is taken back by its own word alone, over a restart; its place and the child’s name are free again', async () => {
    await asks(olga);
    const [id = ''] = Object.values(await requestsOf(olga));
    await olga.taps('my-requests');
    await olga.taps('withdraw');
    olga.sees('my-requests-one.sure');
    await olga.says('да');
    olga.sees('my-requests-one.sure');
    await olga.taps('@no');
    olga.sees('my-requests-one.ask');
    await olga.taps('withdraw');
    const sure = keepsButton(olga, '@sure');
    olga.ignores();
    await bot.restarts();
    await olga.taps('@sure');
    olga.sees('my-requests.withdrawn');
    olga.sees('home-list.no-role');
    await tapsKept(bot, olga, sure);
    olga.sees('patterns.old-button');
    expect(await requestsOf(olga)).toEqual({});
    expect(await bot.read('request', id)).toBeUndefined();
    expect(await placesLeft(bot)).toBe(places);
    await opensByNotice(bot, vera, 'queue', 'c1');
    vera.sees('queue.none');
    vera.ignores();
    await asks(olga);
    expect(Object.keys(await requestsOf(olga))).toEqual(['parent:c1']);
  });

  it('is taken back for the other way, which is said in the school’s own words', async () => {
    await asks(olga);
    await olga.taps('my-requests');
    await olga.taps('otherWay');
    olga.sees('my-requests-one.sure-other-way');
    await olga.taps('@sure');
    olga.sees('class-chat-other-way.school', { way: 'Всё есть в дневнике.' });
    expect(await requestsOf(olga)).toEqual({});
    olga.ignores();
  });

  it('that was decided meanwhile is not taken back', async () => {
    await asks(olga);
    await olga.taps('my-requests');
    await olga.taps('withdraw');
    olga.ignores();
    await opensByNotice(bot, vera, 'queue', 'c1');
    await vera.taps('all');
    vera.ignores();
    olga.sees('request-accepted.parent');
    await olga.taps('@sure');
    olga.sees('patterns.gone');
    expect((await bot.read('person', olga.id))?.roles).toEqual([{ role: 'parent', class: 'c1' }]);
    olga.ignores();
  });

  it('is one of several, each with its own answer', async () => {
    await invited(bot, { code: '8K3MPQ9XTA', role: 'subjectTeacher' });
    await asks(olga);
    await olga.opens('8K3MPQ9XTA');
    await olga.taps('skip');
    await olga.taps('send');
    olga.ignores();
    await olga.taps('my-requests');
    olga.sees('my-requests-list.ask');
    await olga.says('2');
    olga.sees('my-requests-who.administrator');
    olga.lacks('otherWay');
    await olga.taps('withdraw');
    await olga.taps('@sure');
    olga.ignores();
    expect(Object.keys(await requestsOf(olga))).toEqual(['parent:c1']);
  });

  it('of the class teacher’s own child is the administrator’s to decide', async () => {
    await asks(vera);
    await vera.taps('my-requests');
    vera.sees('my-requests-who.administrator');
  });

  it('for the status is taken back too, and the duty is open again', async () => {
    const petr = await member(bot, 'petr', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, petr, 'verify');
    await petr.taps('ask');
    petr.sees('verify.asked');
    petr.sees('home-list.asked');
    await petr.taps('my-requests');
    petr.sees('my-requests-who.administrator');
    await petr.taps('withdraw');
    await petr.taps('@sure');
    petr.ignores();
    expect(await bot.read('person', petr.id)).toMatchObject({ requests: {}, duties: {} });
  });

  it('is nobody else’s to look at, and there is no door without one', async () => {
    await asks(olga);
    const [id = ''] = Object.values(await requestsOf(olga));
    const ivan = await member(bot, 'ivan', { roles: [] });
    ivan.lacks('my-requests');
    await opensScene(bot, ivan, 'my-requests', { request: id });
    ivan.sees('my-requests.none');
    ivan.ignores();
  });
});
