import { type Asked, again, button, go, type Say, type Step, say } from '#scenes/scene.ts';
import { readName } from '#src/domain/people/names.ts';

interface Named {
  readonly name?: string | undefined;
}

/** The name as it was entered in this conversation, or as it is stored. */
export const ownName = ({ draft, me }: Asked<Named>): string => draft.name ?? me.person?.name ?? '';

/**
 * The name by which whoever decides will know the person. Whoever is known is not asked, unless they came back here
 * to change it.
 */
export const nameStep = <D extends Named, S extends string>(
  next: S,
  ask: (asked: Asked<D>) => Say,
): Step<D, S, 'keep'> => ({
  ask(asked) {
    const name = ownName(asked);
    if (asked.draft.name === undefined && name !== '') return go(next);
    return {
      text: ask(asked),
      buttons: name === '' ? [] : [button('keep', say('people.name', { name }))],
    };
  },
  choices: { keep: (asked) => go(next, named(ownName(asked))) },
  words({ said }) {
    const name = readName(said);
    return name === undefined ? again(say('name.unread')) : go(next, named(name));
  },
});

const named = <D extends Named>(name: string): Partial<D> => ({ name }) as Partial<D>;
