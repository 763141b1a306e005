import type { CommunityState, PersonState } from '../world/state.ts';
import { badParameter } from './errors.ts';

/** The fields of a person that the sandbox has something to say about. */
const PERSON_FIELDS: Readonly<Record<string, (person: PersonState, baseUrl: string) => unknown>> = {
  sex: (person) => person.sex ?? 0,
  screen_name: (person) => `id${person.id}`,
  domain: (person) => `id${person.id}`,
  online: () => 0,
  has_photo: () => 0,
  photo_50: (_person, baseUrl) => `${baseUrl}/images/camera_50.png`,
  photo_100: (_person, baseUrl) => `${baseUrl}/images/camera_100.png`,
  photo_200: (_person, baseUrl) => `${baseUrl}/images/camera_200.png`,
};

/** What users.get says; names are not declined, whatever `name_case` asks. */
export function renderPerson(
  person: PersonState,
  fields: readonly string[],
  baseUrl: string,
): Record<string, unknown> {
  const unknown = fields.find((field) => !(field in PERSON_FIELDS));
  if (unknown !== undefined) throw badParameter(`fields ${unknown} is not modelled by the sandbox`);
  return {
    id: person.id,
    first_name: person.deactivated ? 'DELETED' : person.firstName,
    last_name: person.deactivated ? '' : person.lastName,
    ...(person.deactivated
      ? { deactivated: person.deactivated }
      : { is_closed: false, can_access_closed: true }),
    ...Object.fromEntries(fields.map((field) => [field, PERSON_FIELDS[field]?.(person, baseUrl)])),
  };
}

export const renderGroup = (community: CommunityState, baseUrl: string): Record<string, unknown> => ({
  id: community.id,
  name: community.name,
  screen_name: community.screenName,
  is_closed: 0,
  type: 'group',
  photo_50: `${baseUrl}/images/community_50.png`,
  photo_100: `${baseUrl}/images/community_100.png`,
  photo_200: `${baseUrl}/images/community_200.png`,
});
