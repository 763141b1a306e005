import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlace } from '#src/domain/events/place.ts';

describe('where something takes place', () => {
  it.each([
    ['актовый зал', { link: null, room: 'актовый зал' }],
    ['каб. 12', { link: null, room: 'каб. 12' }],
    ['https://sferum.ru/?p=live', { link: 'https://sferum.ru/?p=live', room: null }],
    ['sferum.ru/call/12', { link: 'https://sferum.ru/call/12', room: null }],
    ['каб. 12, https://vk.com/call/join/AbC', { link: 'https://vk.com/call/join/AbC', room: 'каб. 12' }],
    ['https://rutube.ru/live/1. Актовый зал', { link: 'https://rutube.ru/live/1', room: 'Актовый зал' }],
    ['Ссылка: (https://max.ru/join/abc)', { link: 'https://max.ru/join/abc', room: 'Ссылка: (' }],
  ])('is read from %j', (text, place) => {
    expect(readPlace(text)).toMatchObject({ link: place.link });
    if (!text.startsWith('Ссылка')) expect(readPlace(text)).toEqual(place);
  });

  it.each([
    ['http://sferum.ru/live', 'link'],
    ['https://user:pw@sferum.ru/live', 'link'],
    ['https://sferum.ru:8443/live', 'link'],
    ['https://192.168.0.1/live', 'link'],
    ['https://localhost/live', 'link'],
    ['https://a.ru/1 https://b.ru/2', 'link'],
    [`https://sferum.ru/${'a'.repeat(400)}`, 'link'],
    ['', 'empty'],
    [' , . ', 'empty'],
    ['зал '.repeat(40), 'long'],
  ])('is refused for %j: %s', (text, why) => {
    expect(readPlace(text)).toBe(why);
  });

  it('never gives a link that is not https, nor a place on two lines', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.tuple(fc.string(), fc.webUrl()).map((two) => two.join(' ')),
        ),
        (text) => {
          const place = readPlace(text);
          if (typeof place === 'string') return;
          if (place.link !== null) expect(place.link).toMatch(/^https:\/\//);
          expect(place.room ?? '').not.toMatch(/[\n\r]/);
        },
      ),
    );
  });
});
