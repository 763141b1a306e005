import { expect, it } from 'vitest';
import { draw } from '#src/files/draw.ts';

const event = {
  kind: 'calendar-file',
  name: 'event.ics',
  uid: 'e1',
  title: 'Собрание; родители 7Б, все\\кто может',
  at: Date.UTC(2026, 8, 15, 15, 30),
  ends: Date.UTC(2026, 8, 15, 16, 30),
  givenAt: Date.UTC(2026, 8, 10, 9),
  place: `каб. ${'длинное название зала '.repeat(6)}`,
  link: 'https://sferum.ru/?p=live',
} as const;

const written = async (): Promise<string> => new TextDecoder().decode((await draw(event)).content);

it('an event for the calendar begins and ends when it does, and alarms an hour before', async () => {
  const text = await written();
  expect(text).toContain('DTSTART:20260915T153000Z\r\n');
  expect(text).toContain('DTEND:20260915T163000Z\r\n');
  expect(text).toContain('TRIGGER:-PT1H\r\n');
  expect(text).toContain('UID:e1@school-duties-bot\r\n');
  // An event may be moved to an earlier time; the file that was given later counts all the same.
  expect(text).toContain('DTSTAMP:20260910T090000Z\r\n');
  expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

it('its texts are escaped, and long lines folded between characters', async () => {
  const text = await written();
  expect(text.replaceAll('\r\n ', '')).toContain('SUMMARY:Собрание\\; родители 7Б\\, все\\\\кто может\r\n');
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toContain('\ufffd');
  }
});
