/** A fact whose time has come: `<kind>|<id>`, and when it was due (ms). */
export interface DueFact {
  readonly member: string;
  readonly at: number;
}

/** The kind of a due fact, and what it is about. */
export function partsOf(member: string): readonly [string, string] {
  const [kind = ''] = member.split('|', 1);
  return [kind, member.slice(kind.length + 1)];
}
