/** Where in VK's log the bot has come to, and when: after a gap in the log, history is read from then on. */
export interface LogPlace {
  /** Undefined where updates came by callback last: VK tells where its log is now. */
  readonly ts: string | undefined;
  /** When what stands before it was read, ms since the epoch; undefined in places of former versions. */
  readonly at: number | undefined;
}

const nowhere = '-';

/** As the pipeline keeps it, opaque: `<ts> <at>`. */
export const placeText = ({ ts, at }: LogPlace): string =>
  at === undefined ? (ts ?? nowhere) : `${ts ?? nowhere} ${at}`;

export function readPlace(text: string): LogPlace {
  const [ts, at] = text.split(' ');
  return { ts: ts === nowhere ? undefined : ts, at: at === undefined ? undefined : Number(at) };
}
