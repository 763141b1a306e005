import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { loadNotions, loadPhrases, textOf } from '#src/understanding/phrases.ts';
import { Lessons, learnFrom, type Understanding, understandingOf } from '#src/understanding/understand.ts';

const Kept = z.object({ of: z.string(), lessons: Lessons });

/** Raised when the way of learning changes, so that what was learned another way is not used. */
const way = 3;

const dutiesIn = (guides: string): string => join(guides, 'phrases');
const answersIn = (guides: string): string => join(guides, 'phrases-of-answers');
const notionsIn = (guides: string): string => join(guides, 'synonyms.txt');

/**
 * What was learned from the phrases in `guides/`, from the file beside it when that was learned from these phrases;
 * else it is learned now, which takes seconds, and kept.
 */
export function loadUnderstanding(guides: string): Understanding {
  const texts = [
    textOf(dutiesIn(guides)),
    textOf(answersIn(guides)),
    readFileSync(notionsIn(guides), 'utf8'),
  ];
  const of = createHash('sha256')
    .update([way, ...texts].join('\n'))
    .digest('hex');
  if (last?.of !== of) last = { of, understanding: readOrLearn(guides, of) };
  return last.understanding;
}

/** A process reads it once, however many bots live in it. */
let last: { readonly of: string; readonly understanding: Understanding } | undefined;

function readOrLearn(guides: string, of: string): Understanding {
  const notions = loadNotions(notionsIn(guides));
  const file = join(guides, '..', '.understanding.json.gz');
  const kept = readKept(file);
  if (kept?.of === of) return understandingOf(kept.lessons, notions);
  const lessons = learnFrom(
    { duties: loadPhrases(dutiesIn(guides)), answers: loadPhrases(answersIn(guides)) },
    notions,
  );
  // Whole or not at all: another process may be reading it.
  writeFileSync(`${file}.${process.pid}`, gzipSync(JSON.stringify({ of, lessons })));
  renameSync(`${file}.${process.pid}`, file);
  return understandingOf(lessons, notions);
}

/** A file that cannot be read is made anew. */
function readKept(file: string): z.infer<typeof Kept> | undefined {
  try {
    return Kept.safeParse(JSON.parse(gunzipSync(readFileSync(file)).toString())).data;
  } catch {
    return undefined;
  }
}
