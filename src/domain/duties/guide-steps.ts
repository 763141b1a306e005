import type { Desk } from '#src/domain/ground/desk.ts';
import type { DutyId } from '#src/regulation/duties.ts';
import { type Say, say } from '#src/text/say.ts';

/** How a duty is done on the platform in force, step by step; with two platforms in force, one after the other. */
export function stepsOf({ guides, me }: Pick<Desk, 'guides' | 'me'>, duty: DutyId): readonly Say[] {
  const found = guides.stepsFor(duty);
  return found.flatMap(({ platform, steps, draft }) => {
    const lines = steps[me.lang].map((text, i) => say('guide.step', { number: i + 1, text }));
    const shown =
      found.length > 1
        ? say('guide.titled', { platform: platform[me.lang], lines })
        : say('guide.plain', { lines });
    return draft ? [shown, say('guide.draft')] : [shown];
  });
}
