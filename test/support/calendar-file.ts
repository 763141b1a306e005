import { days } from '#src/regulation/durations.ts';

/**
 * Reads a calendar file back, as a phone does: the moments (ms) at which its entries begin, the earliest first. It knows
 * what RFC 5545 says of RRULE (weekly, with BYDAY and UNTIL), EXDATE and RECURRENCE-ID, and nothing of what wrote it.
 */
export function datesIn(file: string): readonly number[] {
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  const entries = new Map<string, Set<number>>();
  let entry: Map<string, string[]> | undefined;
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    if (line === 'BEGIN:VEVENT') entry = new Map();
    else if (line === 'END:VEVENT' && entry) {
      const uid = entry.get('UID')?.[0] ?? '';
      entries.set(uid, withEntry(entries.get(uid) ?? new Set(), entry));
      entry = undefined;
    } else entry?.set(name, [...(entry.get(name) ?? []), value]);
  }
  return [...entries.values()].flatMap((dates) => [...dates]).sort((one, other) => one - other);
}

function withEntry(dates: Set<number>, entry: Map<string, string[]>): Set<number> {
  const begins = moment(entry.get('DTSTART')?.[0]);
  const [rule] = entry.get('RRULE') ?? [];
  const [instead] = entry.get('RECURRENCE-ID') ?? [];
  if (instead !== undefined) {
    if (!dates.delete(moment(instead))) throw new Error(`${instead} is no time of the rule`);
    return dates.add(begins);
  }
  if (rule === undefined) return dates.add(begins);
  const until = moment(/UNTIL=(\w+)/.exec(rule)?.[1]);
  const on = /BYDAY=([A-Z,]+)/.exec(rule)?.[1]?.split(',') ?? [];
  const left = new Set((entry.get('EXDATE') ?? []).map(moment));
  for (let at = begins; at <= until; at += days(1)) {
    const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][new Date(at).getUTCDay()] ?? '';
    if (on.includes(weekday) && !left.has(at)) dates.add(at);
  }
  return dates;
}

function moment(text = ''): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text) ?? [];
  if (year === undefined) throw new Error(`«${text}» is no moment`);
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}
