/** A member of an index that names two things at once: `<request>:<person>`, `<role>:<person>`. */
export const memberOf = (first: string, second: string): string => `${first}:${second}`;

/** The two things that a member names. A PersonId holds a colon itself, so only the first one parts them. */
export function partsOf(member: string): readonly [first: string, second: string] {
  const colon = member.indexOf(':');
  return colon < 0 ? [member, ''] : [member.slice(0, colon), member.slice(colon + 1)];
}
