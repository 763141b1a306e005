import { z } from 'zod';

const Why = z.looseObject({ answer: z.string().optional(), check: z.string().optional() });
type Why = z.output<typeof Why>;

/** What /ready answers: of the whole process, or of each community that is not ready. */
export const Ready = z.looseObject({ ok: z.boolean(), notReady: z.record(z.string(), Why).optional() });

/** What helps against what is in the way, where it does not say so itself. */
const helps: Readonly<Record<string, string>> = {
  redis: 'whether Redis runs, its disk and its memory',
  sending: 'the log, which says what the messenger answers',
  reading: 'the log, which says what the messenger answers',
  handling: 'the log; a bot that is started again goes on where it was',
  due: 'the log; a bot that is started again goes on where it was',
};

/** The same for whoever looks after the bot, a sentence each; none where all is well. */
export function sentencesOfReady({ ok, notReady, ...rest }: z.output<typeof Ready>): readonly string[] {
  const each = Object.entries(notReady ?? {}).flatMap(([groupId, why]) =>
    reasonsOf(`Community ${groupId}`, why),
  );
  if (ok || each.length > 0) return each;
  const all = reasonsOf('The bot', Why.parse(rest));
  return all.length > 0 ? all : ['The bot answers nobody now, and does not say why: look into the log.'];
}

const reasonsOf = (who: string, { answer, check, ...named }: Why): readonly string[] =>
  Object.entries(named).map(([part, said]) => {
    const what = part === 'redis' ? `Redis ${said === 'away' ? 'is away' : said}` : String(said);
    const begun = `${who} answers nobody now: ${what}${answer === undefined ? '' : ` (${answer})`}`;
    if (check !== undefined) return `${begun}: ${check}.`;
    // A whole sentence says itself what to do.
    if (begun.endsWith('.')) return begun;
    return helps[part] === undefined ? `${begun}.` : `${begun}. Check ${helps[part]}.`;
  });
