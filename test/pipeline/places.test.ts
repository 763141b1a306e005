import { beforeEach, describe, expect, it } from 'vitest';
import { Places } from '#src/pipeline/places.ts';
import { ManualTimers } from '#test/pipeline/sender-setting.ts';

describe('the places of a messenger that allows three calls in a second', () => {
  let timers: ManualTimers;
  let places: Places;
  let left: string[];
  const asks = (name: string, count = 1) => places.ask(count, () => left.push(name));

  beforeEach(() => {
    timers = new ManualTimers();
    places = new Places(3, timers.after);
    left = [];
  });

  it('gives a place at once while one is free', () => {
    asks('a');
    asks('b');
    asks('c');
    asks('d');
    expect(left).toEqual(['a', 'b', 'c']);
  });

  it('holds a place until more than a second after the answer', () => {
    for (const name of ['a', 'b', 'c', 'd']) asks(name);
    timers.pass(5_000);
    expect(left, 'not answered yet: nobody knows when it arrived').not.toContain('d');
    places.answered(1);
    timers.pass(1_000);
    expect(left, 'timers may go off in the last of their thousand ms').not.toContain('d');
    timers.pass(1);
    expect(left).toContain('d');
  });

  it('counts what was called before there were places, as the messenger does', () => {
    places = new Places(3, timers.after, 2);
    for (const name of ['a', 'b', 'c']) asks(name);
    expect(left).toEqual(['a']);
    timers.pass(1_001);
    expect(left).toEqual(['a', 'b', 'c']);
  });

  it('gives back at once what was not used', () => {
    for (const name of ['a', 'b', 'c', 'd']) asks(name);
    places.unused(1);
    expect(left).toContain('d');
  });

  it('lets nobody overtake who needs two', () => {
    asks('a', 2);
    asks('b', 2);
    asks('c');
    expect(left).toEqual(['a']);
    places.unused(2);
    expect(left).toEqual(['a', 'b', 'c']);
  });

  it('holds what is free for a second when there were too many calls all the same', () => {
    asks('a');
    places.holdFree();
    asks('b');
    expect(left).toEqual(['a']);
    timers.pass(1_001);
    expect(left).toEqual(['a', 'b']);
  });

  it('holds the places of an upload that breaks as well', async () => {
    const broken = places.during(2, () => Promise.reject(new Error('the transfer broke')));
    await expect(broken).rejects.toThrow('the transfer broke');
    asks('a');
    asks('b');
    expect(left).toEqual(['a']);
    timers.pass(1_001);
    expect(left).toEqual(['a', 'b']);
  });

  it('lets through what needs more places than there are', async () => {
    expect(await new Places(1, timers.after).during(2, async () => 'uploaded')).toBe('uploaded');
  });
});
