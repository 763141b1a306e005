import { door } from '#scenes/door.ts';
import { elsewhere } from '#scenes/elsewhere.ts';
import { answerInWords } from '#scenes/in-words.ts';
import { opensAt } from '#scenes/openings.ts';
import { open } from '#scenes/scene.ts';
import { answerTo, leadOn, leadToTitled, named as namedScenes } from '#scenes/understand.ts';
import { type CarePhrases, careReader } from '#src/conversation/care.ts';
import { isEnglish, isSmile, plain } from '#src/conversation/reading.ts';
import type { Scenes } from '#src/conversation/scene.ts';
import type { CommonWord, Meaning, Pleasantry, TurnTools } from '#src/conversation/tools.ts';
import { nameless } from '#src/domain/answers/nameless.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { Say } from '#src/text/say.ts';
import type { Texts } from '#src/text/texts.ts';
import type { Understanding } from '#src/understanding/understand.ts';

const commonWords: readonly CommonWord[] = ['back', 'cancel', 'help', 'home', 'start'];
const meanings: readonly Meaning[] = ['yes', 'no', 'done', 'unsure'];
const pleasantries: readonly Pleasantry[] = ['thanks', 'fine', 'bye'];

/** What a turn is made of in every community; `room` is its messenger's. */
export function toolsOf(
  scenes: Scenes<Desk>,
  texts: Texts,
  understanding: () => Understanding,
): Omit<TurnTools<Desk>, 'room'> {
  const spoken = <Word extends string>(family: string, words: readonly Word[]) => {
    const known = new Map(
      words.flatMap((word) => texts.words(`${family}.${word}`).map((said) => [spelled(said), word] as const)),
    );
    return (text: string): Word | undefined => {
      const whole = known.get(spelled(text));
      if (whole !== undefined) return whole;
      // «Да, всё верно»: each part says the same.
      const [first, ...others] = text.split(/[,.!]+/).flatMap((part) => plain(part) || []);
      const said = first === undefined ? undefined : known.get(first);
      return others.length > 0 && others.every((part) => known.get(part) === said) ? said : undefined;
    };
  };
  const kind = spoken('pleasantries', pleasantries);
  const pleasantry = (text: string): Pleasantry | undefined => {
    if (isSmile(text)) return 'smile';
    // «Спасибо, всё понятно!»: whatever its parts are, the first one is answered.
    const parts = text.split(/[,.!]+/).filter((part) => plain(part) !== '');
    return parts.every((part) => kind(part)) ? kind(parts[0] ?? '') : undefined;
  };
  const render = (said: Say, { me, school }: Desk) => texts.render(said, me.lang, school.zone);
  const isSaid = (text: string, desk: Desk) => (label: Say) => plain(render(label, desk)) === plain(text);
  const named = spoken('named', namedScenes);
  const english = new Set(texts.words('english.words').map(plain));
  const careWords = (of: keyof CarePhrases) => texts.words(`care-words.${of}`);
  return {
    scenes,
    ground: { known: 'home', stranger: 'hello' },
    help: 'help',
    passOn: 'pass-on',
    danger: 'trusted-adult',
    words: {
      common: spoken('words', commonWords),
      meaning: spoken('meanings', meanings),
      pleasantry,
      isEnglish: (text) => isEnglish(text, english),
    },
    care: careReader({
      danger: careWords('danger'),
      harmless: careWords('harmless'),
      urgent: careWords('urgent'),
      secret: careWords('secret'),
    }),
    render,
    door,
    elsewhere: (came, desk) => elsewhere(came, desk, (text) => pleasantry(text) !== undefined),
    answered: (text, desk) => answerInWords(isSaid(text, desk), desk),
    async understand(text, desk, midway) {
      const byName = scenes.get(named(text) ?? '');
      if (byName?.may(desk.me)) return open(byName.slug);
      return (await leadToTitled(isSaid(text, desk), desk)) ?? leadOn(text, understanding(), desk, midway);
    },
    answers: (text, desk) => answerTo(text, understanding(), desk),
    // What a pupil writes is passed on to nobody: it may be what comes after «меня обижают».
    nameless: (text, desk) => (desk.me.isPupil ? undefined : nameless(text, desk)),
    opensAt,
  };
}

/** «?» is a word too, and a smile is another one. */
const spelled = (text: string): string => plain(text) || text.trim();
