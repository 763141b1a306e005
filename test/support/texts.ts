import { fileURLToPath } from 'node:url';
import type { Say } from '#src/text/say.ts';
import { loadTexts, type Texts } from '#src/text/texts.ts';

export interface Said {
  readonly text: string;
  readonly say: Say;
}

/** The real texts, and a note of everything that was said, so that a test asserts keys and not wordings. */
export interface RecordingTexts extends Texts {
  readonly said: Said[];
}

const loaded = loadTexts(fileURLToPath(new URL('../../locales', import.meta.url)));

export function recordTexts(): RecordingTexts {
  const said: Said[] = [];
  return {
    ...loaded,
    said,
    render(say, language, zone) {
      const text = loaded.render(say, language, zone);
      said.push({ text, say });
      return text;
    },
  };
}
