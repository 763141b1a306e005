/** The id that a stream gave out last, of what XINFO STREAM answers: a list of names and values in turn. */
export const lastIdOf = (info: unknown): unknown =>
  Array.isArray(info) ? info[info.indexOf('last-generated-id') + 1] : undefined;

/** When an entry was put into its stream, by Redis's clock, ms since the epoch. */
export const timeOfId = (id: string): number => Number(id.split('-')[0]);
