import { type DutyId, dutyRow, isDutyId } from '#src/regulation/duties.ts';

/** `H3`, or with its class `C3a:c7`; what lives by class and subject has its course, `T3a:<course>`. */
export const keyFor = (id: DutyId, of?: string): string => (of === undefined ? id : `${id}:${of}`);

export function readKey(
  key: string,
): { id: DutyId; class: string | undefined; course: string | undefined } | undefined {
  const [id = '', of] = key.split(':');
  if (!isDutyId(id)) return undefined;
  const isCourse = dutyRow(id).scope === 'classSubject';
  return { id, class: isCourse ? undefined : of, course: isCourse ? of : undefined };
}
