import { z } from 'zod';
import { badParameter } from './errors.ts';
import { defineMethod } from './method.ts';
import { choice, int, text, textList } from './params.ts';
import { renderGroup, renderPerson } from './profiles.ts';

/** The schema writes them with a capital, the documentation and live VK do without. */
const CASES = ['nom', 'gen', 'dat', 'acc', 'ins', 'abl', 'Nom', 'Gen', 'Dat', 'Acc', 'Ins', 'Abl'] as const;

export const usersGet = defineMethod({
  name: 'users.get',
  params: z.object({
    user_ids: textList(1000).optional(),
    fields: textList(1000).optional(),
    name_case: choice(CASES).optional(),
    from_group_id: int().optional(),
  }),
  run({ user_ids = [], fields = [] }, { world, baseUrl }) {
    return user_ids.flatMap((word) => {
      const id = Number(/^(?:id)?(\d+)$/.exec(word)?.[1] ?? Number.NaN);
      const person = world.state.people.get(id);
      return person ? [renderPerson(person, fields, baseUrl)] : [];
    });
  },
});

export const groupsGetById = defineMethod({
  name: 'groups.getById',
  params: z.object({ group_ids: textList(500).optional(), group_id: text().optional() }),
  unmodelled: ['fields'],
  run({ group_ids, group_id }, { world, community, baseUrl }) {
    const words = group_ids ?? (group_id === undefined ? [String(community.id)] : [group_id]);
    const groups = words.map((word) => {
      const found = [...world.state.communities.values()].find(
        (c) => String(c.id) === word || c.screenName === word || `club${c.id}` === word,
      );
      if (!found) throw badParameter(`group_ids ${word} is not a community`);
      return renderGroup(found, baseUrl);
    });
    return { groups, profiles: [] };
  },
});
