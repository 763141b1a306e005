import { limits } from '#src/regulation/limits.ts';

/** A name as a person writes it, or undefined when it is none: 2–80 letters, with spaces, dashes, dots and apostrophes. */
export function readName(text: string): string | undefined {
  const name = text.replace(/\s+/g, ' ').trim();
  if (name.length < 2 || name.length > limits.nameLength) return undefined;
  return /^\p{L}[\p{L} .'’-]*$/u.test(name) ? name : undefined;
}

/** Free text of at most so many characters; undefined when it is empty or too long. */
export function readText(text: string, most: number): string | undefined {
  const plain = text.trim();
  return plain.length > 0 && plain.length <= most ? plain : undefined;
}
