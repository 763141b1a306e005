import { type DutyId, isDutyId } from '#src/regulation/duties.ts';

/** `H3`, or with its class `C3a:c7`. */
export const keyFor = (id: DutyId, inClass?: string): string =>
  inClass === undefined ? id : `${id}:${inClass}`;

export function readKey(key: string): { id: DutyId; class: string | undefined } | undefined {
  const [id = '', of] = key.split(':');
  return isDutyId(id) ? { id, class: of } : undefined;
}
