const characters = new Intl.Segmenter('ru', { granularity: 'grapheme' });

/**
 * The beginning of a text, cut between characters as people see them: an emoji is never halved.
 *
 * @param most  UTF-16 units, as VK counts
 */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const { index, segment } of characters.segment(text)) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  // One character may be longer than all that fits: a letter under hundreds of marks. Then a pair stays whole at least.
  return end > 0 ? text.slice(0, end) : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}
