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

/**
 * What was learned from the phrases in `guides/`, from the file beside it when that was learned from these phrases;
 * else it is learned now, which takes seconds, and kept.
 */
export function loadUnderstanding(guides: string): Understanding {
  const [said, notionsFile] = [join(guides, 'phrases'), join(guides, 'synonyms.txt')];
  const answers = join(guides, 'phrases-of-answers');
  const of = createHash('sha256')
    .update(`${way}\n${textOf(said)}\n${textOf(answers)}\n${readFileSync(notionsFile, 'utf8')}`)
    .digest('hex');
  const notions = loadNotions(notionsFile);
  const file = join(guides, '..', '.understanding.json.gz');
  const kept = readKept(file);
  if (kept?.of === of) return understandingOf(kept.lessons, notions);
  const lessons = learnFrom({ duties: loadPhrases(said), answers: loadPhrases(answers) }, notions);
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
