import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { invited } from '#test/conversations/administrator/requests.ts';
import { startBot } from '#test/support/bot.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

/**
 * Where to find the test of a line of the walks: what people stumbled over when the bot was tried, by kind. Names of
 * files under `test/`, and a test's name or its beginning.
 */
const shownBy: Record<string, readonly (readonly [file: string, test: string])[]> = {
  'W1 numbers are those that are seen; nothing final by a number': [
    ['conversations/administrator/queue', 'asks by name before several are accepted, and neither a number'],
    ['conversations/administrator/queue', 'opens one person by a number, by the name or by a tap'],
    ['conversation/turn', 'does not take a number for a button that nobody numbered'],
    ['cases/walks', 'W1: no number deletes, revokes or withdraws'],
  ],
  'W2 the name on each screen; «Назад» never into what was decided; a rejection can be undone': [
    ['conversations/administrator/request', 'rejects on its own button alone, and «Назад»'],
    ['conversations/administrator/request', 'takes a rejection back while nobody has heard of it'],
    ['conversations/administrator/queue', 'does not go back to what was decided'],
  ],
  'W3 annulling, withdrawing, freezing and deleting are asked by name; oneself hears what is lost': [
    ['conversations/administrator/administrators', 'withdraws nothing on «Нет», «да», a number or «Назад»'],
    [
      'conversations/administrator/administrators',
      'says what is lost before somebody gives up the own rights',
    ],
    ['conversations/administrator/people', 'is frozen when that is said by name'],
    [
      'conversations/administrator/people',
      'of the last administrator goes as well, with what follows said first',
    ],
    ['conversations/administrator/invite', 'is annulled when that is said by name'],
  ],
  'W4 one link, one chat': [
    ['conversations/staff/chat', 'takes one link for one chat only'],
    ['conversations/administrator/staffroom', 'is no link of another chat of the school'],
  ],
  'W5 a chat is not ticked without its link, or families hear who gives it': [
    ['conversations/staff/chat', 'is not ticked without its link; kept without the bot, families hear'],
  ],
  'W6 a link belongs to its platform; annulled is not handed out': [
    ['conversations/staff/chat', 'is to be made anew when the school has moved to another platform'],
    ['conversations/administrator/staffroom', 'is handed to nobody once the school has moved'],
    [
      'conversations/administrator/invite-list',
      'takes «Учительская» out of use with its link that was annulled',
    ],
  ],
  'W7 a page of the platform is no invitation': [
    ['conversations/staff/chat', 'refuses kindly what is no invitation'],
    ['domain/links', 'is known as a page of Сферум that invites nobody'],
  ],
  'W8 who leads the class is named; replaced or refused': [
    ['conversations/administrator/request', 'names who leads a class that somebody else asks for'],
    ['conversations/administrator/queue', 'leaves a second class teacher waiting and says why'],
  ],
  'W9 a link is shown once more before it is stored; one of another platform is refused': [
    [
      'conversations/staff/chat',
      'C3b from «Мои дела» to the steps, the link, which is shown once more, and parents who have it, over restarts',
    ],
    [
      'conversations/administrator/staffroom',
      'is no link of another chat of the school, and of no other platform',
    ],
  ],

  'S1 a stand-in decides requests, nobody their own; who leads the school is announced': [
    ['domain/stand-ins', 'decides about teachers, and not about a head or a deputy'],
    ['domain/stand-ins', 'is neither seen nor decided by oneself'],
    ['domain/stand-ins', 'is told to all other administrators by name'],
    ['conversations/administrator/administrators', 'does not let a stand-in appoint anybody'],
  ],
  'S2 a stand-in touches nothing else, and the absent one hears what was decided': [
    ['domain/permissions', 'only those of the table are let in'],
    ['conversations/staff/chat', 'is closed to a stand-in, who decides requests and nothing else'],
    ['conversations/staff/away', 'when the time is over'],
  ],
  'S3 what is held in somebody’s stead ends with them': [
    ['domain/administrators', 'ends what was lent to a colleague, who is told'],
    ['conversations/administrator/administrators', 'ends what a withdrawn administrator had lent'],
    ['domain/forget', 'and a colleague who stood in for each other leave no trace'],
  ],
  'S4 any role of any person can be taken again, by name': [
    ['conversations/administrator/people', 'is taken by name, saying what follows'],
    ['conversations/administrator/people', 'of a family is its class teacher’s to end as well'],
  ],
  'S5 nobody becomes the administrator by a forged button, or comes back by ADMIN_VK_IDS': [
    ['conversations/everyone/hello', 'gives nothing to somebody who forges that button'],
    ['cases/walks', 'S5: neither a forged button nor ADMIN_VK_IDS'],
  ],
  'S6 fields of one line, and no mentions, also behind a link': [
    ['domain/names', 'a field of one line'],
    ['text/texts', 'what people typed'],
    ['cases/inputs', 'сторож), учитель'],
  ],
  'S7 no addresses in names; the page and a changed name are seen; namesakes are told apart': [
    ['domain/names', 'leaves a name that no line break, address or digit came into'],
    [
      'conversations/administrator/request',
      'shows the page, the invite and for a week that a name was changed',
    ],
    ['conversations/administrator/people', 'tells namesakes apart'],
  ],
  'S8 a deletion is whole, also of somebody frozen, and gives no place twice': [
    ['conversations/everyone/settings', 'deletes a parent with an open request at once, and leaves nothing'],
    ['conversations/everyone/settings', 'deletes for a frozen person too'],
    ['domain/forget', 'is nobody’s second administrator any more'],
    ['domain/forget', 'takes no second place of the invite when the request is sent again'],
    ['domain/forget', 'wrong tries are deleted by people alone'],
    ['store/transaction', 'is the audit: the act, by whom unless it was nobody in particular'],
  ],
  'S9 a forged id names nobody': [
    ['conversation/turn', 'does not hand a forged id or a forged choice to the step'],
    ['cases/walks', 'S9: a forged id'],
  ],
  'S10 roles that exclude each other are not given': [
    ['domain/stand-ins', 'a role that no longer goes together with what the person has become'],
    ['domain/requests', 'are refused for a role that excludes the one that is held'],
  ],
  'S11 who floods waits alone': [
    ['pipeline/flood', 'waits alone'],
    ['pipeline/flood', 'gets the latest answers, and the one for somebody in danger'],
    ['pipeline/lanes', 'leaves out the older answers of somebody who floods'],
  ],
  'S12 logs name nobody and show our own codes; the port listens on this machine': [
    ['log', 'shows a person who stands in a stored key by the hash alone'],
    ['log', 'holds of a fault its kind, code, message, place and cause'],
    ['http', 'listens where it was told and nowhere else'],
  ],
  'S13 the sandbox answers its own host and page alone, and posts to this machine alone': [
    ['../sandbox/test/guard', 'that is not ours is refused with a sentence'],
    ['../sandbox/test/guard', 'of another site changes nothing, even with the token'],
    ['../sandbox/test/callback-address', 'may not be %s, neither at first nor later'],
  ],
  'S14 a document is fetched within bounds of place and size': [
    ['vk/files', 'is fetched where VK leads on within its own hosts, and not beyond them'],
    ['vk/files', 'that is too large is not read to its end'],
  ],

  'C1 danger comes before everything, however it is written': [
    ['conversation/care', 'gets the emergency answer at once where a name is asked'],
    [
      'conversation/care',
      'gets it by the words beside a file or a picture, and by a message that comes late',
    ],
    ['conversation/care', 'are understood however they are written'],
    ['conversations/everyone/left', 'C1 · is in danger all the same'],
  ],
  'C2 a code from an SMS is shown to nobody': [
    ['conversation/care', 'is neither taken nor kept'],
    ['conversation/care', 'is no code of an invite, whose tries are not counted'],
  ],
  'C3 each role its own words about safety': [
    ['conversations/family/safety', 'is «ты» for children and «вы» for adults'],
  ],

  'D1 visible labels, «да», «согласна», «готово», «отправить», «2» are understood when typed': [
    ['conversations/everyone/typed-labels', 'on the welcome of a stranger'],
    ['conversations/everyone/typed-labels', 'on «Мои дела» of somebody who is %s'],
    ['conversations/everyone/typed-labels', '«%s» at the consent and «%s» before the request is sent'],
    ['conversations/everyone/typed-labels', '«%s» at the link of the class chat'],
    ['conversations/everyone/typed-labels', '«2» is an option where options are numbered'],
  ],
  'D2 codes as people write them, in a sentence, inside «Помощь»; no word counts as a wrong code': [
    ['domain/codes', 'is read %s'],
    ['conversations/everyone/help', 'takes a code, also within a sentence'],
    ['cases/inputs', '912 345 67 89 · 2345678901 · anna petrov'],
  ],
  'D3 the menu opens the real scene; the link comes by itself': [
    ['conversations/everyone/duty', 'leads a class teacher’s row to its scene'],
    ['conversations/administrator/staffroom', 'comes to those who were accepted before it was there'],
    ['conversations/staff/staffroom-join', 'H3 = C1 = T1 from «Мои дела» to the warning, the link'],
    ['cases/walks', 'D3: from «Мои дела» a tap leads to the link of «Учительская»'],
  ],
  'D4 a request is shown, taken back, mended and sent again': [
    ['conversations/everyone/my-requests', 'is shown with since when, who decides and by when'],
    ['conversations/everyone/my-requests', 'is taken back by its own word alone'],
    ['conversations/everyone/join-again', 'leads to a kind word when the invite has ended meanwhile'],
  ],
  'D5 «Назад» and «Отмена» lose no way; one’s own name can be mended': [
    ['conversations/everyone/left', 'is gone on with by a stranger who had come by a link'],
    ['conversations/everyone/left', 'goes on under «Помощь», which is cancelled alone'],
    ['conversations/everyone/left', 'is the set-up of the school for its administrator'],
    ['conversations/family/family-join', 'lets the name be corrected until the request is sent'],
  ],
  'D6 each setting of the school by itself, the stored value shown': [
    ['conversations/administrator/school-settings', '%s in four taps and messages; everything else stays'],
  ],
  'D7 opening classes; removing one with people': [
    [
      'conversations/administrator/open-classes',
      'D7: any of sixty classes is as near as in the picker of invites',
    ],
    ['conversations/administrator/open-classes', 'D7: opens by a list what is written'],
    ['conversations/administrator/classes', 'D7: leads to the people of a class that is to go'],
  ],
  'D8 counts agree; news is a new message; nobody is put first twice': [
    ['conversations/administrator/queue', 'D8: the button, the page and «всего ждут» say the same'],
    [
      'conversations/administrator/queue',
      'D8: neither «Отложить» nor «Назад» puts the same person first again',
    ],
    ['conversations/administrator/digest', 'D8: is a new message when something comes after all was decided'],
  ],
  'D9 a client without buttons has something to do': [
    ['conversations/everyone/left', 'reads in the notice itself what to write to go on'],
    ['cases/inputs', 'staff-join/name'],
  ],
  'D10 a link, a forward, words beside a document, an edit, a contact': [
    ['vk/read', 'D10 · beside words of their own'],
    ['vk/read', 'as a forwarded message: its words are theirs'],
    ['cases/inputs', 'valid text together with a document'],
    ['conversations/everyone/left', 'is heard again where it was the answer'],
    ['conversations/everyone/left', 'hears kindly that an earlier message is not read again'],
    ['conversations/everyone/left', 'D10 · a contact or another thing that nobody can read is no picture'],
  ],
  'D11 the school’s own words where somebody declines or asks; a change of mind is told': [
    ['conversations/family/family-join', 'at the consent with the school’s own way'],
    ['conversations/family/family-join', 'stores nothing when consent is not given, and says how the school'],
    ['conversations/family/class-chat', 'tells the class teacher who was told when the family comes back'],
  ],
  'D12 a frozen person reads that at once': [
    ['conversations/everyone/left', 'reads that at once, wherever they were, and nothing about another role'],
  ],
  'D13 English from the first screen, and it stays': [
    ['conversations/everyone/hello', 'answers in the language in which a stranger writes'],
    ['conversations/family/family-join', 'speaks English from the first screen on one tap'],
    [
      'conversations/family/whole-path',
      'shows the link only once the class teacher has accepted, in English',
    ],
  ],
  'D14 a class without its teacher: the administrator hears of it and has the requests': [
    ['domain/forget', 'leaves the families who wait to the administrator, who hears'],
    ['conversations/administrator/people', 'of a class teacher leaves the class to be led by somebody else'],
    ['conversations/administrator/people', 'leaves the waiting families of its class to the administrator'],
    ['cases/walks', 'D14: who asked a class teacher that has left is in the administrator’s list'],
  ],
  'D15 what was decided while messages were closed is told when they are open again': [
    ['conversations/everyone/left', 'reads that they were accepted, once, over a restart'],
    ['conversations/everyone/left', 'reads that they were rejected, and why'],
    ['cases/inputs', 'an applicant who has denied messages'],
  ],
  'D16 news of a link in the daytime, to nobody who is in already': [
    ['conversations/administrator/staffroom', 'in the daytime, and to nobody who is in already'],
    ['conversations/administrator/staffroom', 'is told of in the morning when the bot was down'],
  ],
};

it.each(Object.entries(shownBy))('%s: is shown by the tests that are named here', (_line, tests) => {
  for (const [file, test] of tests) {
    const text = readFileSync(new URL(`../${file}.test.ts`, import.meta.url), 'utf8');
    expect(text, `test/${file}.test.ts has no test «${test}»`).toContain(test);
  }
});

it.each([false, true])('W1: no number deletes, revokes or withdraws (without buttons: %s)', async (bare) => {
  const bot = await startBot();
  await schoolWith(bot);
  const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
  const [first, second] = [
    await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' }),
    await invited(bot, { code: '8K3MPQ9XTA', role: 'parent', class: 'c2' }),
  ];
  if (bare) Object.assign(anna.dialog.client, { keyboard: false, inlineKeyboard: false });
  const typesNumbers = async () => {
    for (let number = 1; number <= 9; number += 1) await anna.says(`${number}`);
  };
  for (const [scene, taps] of [
    ['invite-list', []],
    ['settings', ['data', 'forget']],
    ['settings', ['data', 'forget', 'delete']],
    ['administrators', ['withdraw']],
  ] as const) {
    await opensScene(bot, anna, scene);
    for (const chose of taps) await anna.taps(chose);
    await typesNumbers();
  }
  for (const hash of [first, second]) expect(await bot.read('invite', hash)).not.toHaveProperty('endedAt');
  expect((await bot.read('administrators', 'all'))?.ids).toHaveLength(2);
  expect(await bot.read('person', anna.id)).toBeDefined();
  anna.ignores();
});

it('D3: from «Мои дела» a tap leads to the link of «Учительская», and to the status', async () => {
  const link = 'https://vk.me/join/AAAAbbbbCCCC/dd=';
  const bot = await startBot();
  await schoolWith(bot, { school: { staffroom: link } });
  const pavel = await member(bot, 'pavel', { roles: [{ role: 'subjectTeacher' }] });
  await pavel.says('мои дела');
  const rows = pavel.buttons.filter((one) => one.startsWith('duty:'));
  expect(rows.slice(0, 2)).toEqual(['duty:H3', 'duty:H4']);
  await pavel.taps('duty', 'H3');
  for (let steps = 0; steps < 2 && !pavel.last.text.includes(link); steps += 1) {
    const next = pavel.buttons.find((one) => !one.startsWith('@'));
    await pavel.taps(next ?? '');
  }
  expect(pavel.last.text).toContain(link);
  await pavel.says('мои дела');
  await pavel.taps('duty', 'H4');
  pavel.sees('verify-status.ask');
  pavel.ignores();
});

it('D14: who asked a class teacher that has left is in the administrator’s list, and is accepted there', async () => {
  const bot = await startBot();
  await schoolWith(bot);
  const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
  await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
  const olga = await member(bot, 'olga', { roles: [] });
  await olga.opens('7K3MPQ9XTA');
  await olga.says('Миша Котов');
  await olga.taps('send');
  await opensScene(bot, vera, 'settings');
  for (const chose of ['data', 'forget', 'delete', '@sure']) await vera.taps(chose);
  expect(await bot.read('person', vera.id)).toBeUndefined();
  anna.sees('class-left.told', { class: '7А' });
  await anna.says('мои дела');
  await anna.taps('queue');
  anna.sees('queue-page.ask', { count: 1 });
  expect(anna.last.text).toContain('olga');
  await anna.taps('all');
  expect((await bot.read('person', olga.id))?.roles).toEqual([{ role: 'parent', class: 'c1' }]);
  for (const person of [anna, vera, olga]) person.ignores();
});

it('S5: neither a forged button nor ADMIN_VK_IDS brings a withdrawn administrator back', async () => {
  const bot = await startBot({ firstAdministrators: ['vk:1001'] });
  await schoolWith(bot);
  const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  const former = await member(bot, 'former', { roles: [] });
  const ivan = bot.person('ivan');
  expect(former.id).toBe('vk:1001');
  for (const who of [former, ivan]) {
    for (const payload of [{ a: 'claim' }, { s: 'hello', t: 'welcome', n: 1, c: 'claim' }]) {
      who.dialog.taps({ payload });
      await bot.settle();
    }
    who.ignores();
  }
  await opensScene(bot, former, 'settings');
  for (const chose of ['data', 'forget', 'delete', '@sure']) await former.taps(chose);
  former.lacks('claim');
  former.ignores();
  expect((await bot.read('administrators', 'all'))?.ids).toEqual([anna.id]);
  expect(await bot.read('person', ivan.id)).toBeUndefined();
});

it.each([
  ['administrators', ['appoint'], 'person'],
  ['administrators', ['withdraw'], 'person'],
  ['away', ['tomorrow'], 'who'],
  ['people', ['staff'], 'person'],
] as const)('S9: a forged id in the list of «%s» (%s) names nobody', async (slug, taps, chose) => {
  const bot = await startBot();
  await schoolWith(bot);
  const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }, { role: 'head' }] });
  await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
  await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
  const masha = await member(bot, 'masha', {
    name: 'Мария Тайная',
    roles: [{ role: 'parent', class: 'c2' }],
  });
  await opensScene(bot, anna, slug);
  for (const tap of taps) await anna.taps(tap);
  anna.ignores();
  await tapsKept(bot, anna, keepsButton(anna, chose, masha.id));
  anna.sees('patterns.old-button');
  expect(anna.dialog.messages.some(({ text }) => text.includes('Тайная'))).toBe(false);
  anna.ignores();
});
