import { beforeEach, describe, expect, it } from 'vitest';
import { notePupil } from '#src/domain/movement/pupil.ts';
import { joinedStaff } from '#test/conversations/administrator/movement.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { readStored } from '#test/support/stored.ts';
import { opensScene } from '#test/support/taps.ts';

let bot: Bot;
let anna: Person;
let pavel: Person;
let vera: Person;

beforeEach(async () => {
  bot = await startBot();
  await schoolWith(bot, { classes: ['7А', '7Б', '7В'] });
  anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  pavel = await joinedStaff(bot, 'pavel', 'c1');
  vera = await joinedStaff(bot, 'vera', 'c2');
});

async function goes(from: string | undefined, to: string | undefined): Promise<void> {
  await opensScene(bot, anna, 'pupil-note');
  anna.sees('pupil-note-origin.ask');
  await (from === undefined ? anna.taps('new') : anna.taps('class', from));
  anna.sees('pupil-note-to.ask');
  await (to === undefined ? anna.taps('left') : anna.taps('class', to));
  anna.sees('pupil-note-name.ask');
}

describe('A11 · a pupil whom the bot does not keep', () => {
  it('goes over: both class teachers read the name, and it stays nowhere, over restarts', async () => {
    await goes('c1', 'c2');
    await bot.restarts();
    await anna.says('Миша Найдёнов');
    anna.sees('pupil-note-name.told', { classes: ['7А', '7Б'] });
    anna.sees('pupil-note-after.ask');
    pavel.sees('pupil-note.goes', { name: 'Миша Найдёнов', from: '7А', to: '7Б' });
    vera.sees('pupil-note.comes', { name: 'Миша Найдёнов', from: '7А', to: '7Б' });
    await bot.restarts();
    // Neither a record nor the running place, the audit or an entry of the outbox holds it once it is sent.
    expect([...(await readStored(bot)).values()].join()).not.toContain('Найдёнов');
    expect((await bot.read('school', 'main'))?.duties.A11?.state).toBe('done');
    await anna.taps('enough');
    anna.ignores();
  });

  it('comes new, or leaves; where there is no class teacher that is said', async () => {
    await goes(undefined, 'c3');
    await anna.says('Оля Петрова');
    anna.sees('pupil-note-name.untold', { classes: ['7В'] });
    await anna.taps('another');
    anna.sees('pupil-note-origin.ask');
    await anna.taps('class', 'c1');
    await anna.taps('left');
    await anna.says('Оля Петрова');
    pavel.sees('pupil-note.goes', { moves: 'left' });
    vera.seesNoMore();
    anna.ignores();
  });

  it('is asked again where no name was written, and nobody is told at back and cancel', async () => {
    await goes('c1', 'c2');
    await anna.says('а зачем имя?');
    anna.sees('pupil-note-name.unread');
    anna.sees('pupil-note-name.ask');
    await anna.taps('@back');
    anna.sees('pupil-note-to.ask');
    anna.lacks('class', 'c1');
    await anna.says('отмена');
    anna.ignores();
    pavel.seesNoMore();
  });

  it('is the administrator’s, and a class that is gone meanwhile is told of', async () => {
    const tried = await as(bot, pavel.id, (desk) => notePupil(desk, { from: 'c1', to: 'c2', name: 'Миша' }));
    expect(tried).toEqual({ ok: false, refusal: 'forbidden' });
    await goes('c1', 'c3');
    const classes = await bot.read('classes', 'main');
    if (classes) await bot.write('classes', 'main', { ...classes, list: classes.list.slice(0, 2) });
    await anna.says('Миша Орлов');
    anna.sees('patterns.gone');
    const gone = await as(bot, anna.id, (desk) => notePupil(desk, { from: 'c1', to: 'c3', name: 'Миша' }));
    expect(gone).toEqual({ ok: false, refusal: 'no-such-class' });
    anna.ignores();
    await opensScene(bot, pavel, 'pupil-note');
    pavel.sees('patterns.not-yours');
    pavel.ignores();
  });
});
