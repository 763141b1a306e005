import { z } from 'zod';
import { EVENT_LIFE_MS } from '../people/taps.ts';
import { whereIs } from '../world/world.ts';
import { badParameter } from './errors.ts';
import { defineMethod } from './method.ts';
import { int, json, text } from './params.ts';
import { findConversation } from './peers.ts';

/** VK's own limit of a snackbar is not written anywhere official; 90 is what people found. */
const SNACKBAR = 90;

const EventData = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('show_snackbar'),
      text: z
        .string('text is required')
        .min(1)
        .max(SNACKBAR, `text should be ${SNACKBAR} letters length or less`),
    }),
    z.strictObject({
      type: z.literal('open_link'),
      link: z.string().regex(/^https?:\/\/\S+$/, 'link is invalid'),
    }),
    z.strictObject({
      type: z.literal('open_app'),
      app_id: z.int(),
      owner_id: z.int().optional(),
      hash: z.string().optional(),
    }),
  ],
  'type is invalid',
);

export const sendMessageEventAnswer = defineMethod({
  name: 'messages.sendMessageEventAnswer',
  params: z.object({ event_id: text(), user_id: int(), peer_id: int(), event_data: json(1000).optional() }),
  run(asked, { world, community }) {
    const conversation = findConversation(world, community, asked.peer_id);
    const tap = conversation?.events.get(asked.event_id);
    if (!conversation || tap?.communityId !== community.id) throw badParameter('event_id is invalid');
    if (tap.personId !== asked.user_id) throw badParameter('user_id is not the one who pressed the button');
    const now = world.now();
    if (now - tap.at > EVENT_LIFE_MS) throw badParameter('event_id is expired');
    if (tap.answered) throw badParameter('event_id is already answered');
    const where = whereIs(conversation);
    const data = asked.event_data === undefined ? undefined : EventData.safeParse(asked.event_data);
    if (data && !data.success) throw badParameter(`event_data ${data.error.issues[0]?.message}`);
    tap.answered = true;
    world.tell({ kind: 'answered', at: now, where, eventId: asked.event_id });
    if (data?.data.type === 'show_snackbar') {
      const { text: words } = data.data;
      conversation.snackbars.push({ text: words, at: now });
      conversation.journal.push({ at: now, who: 'community', did: 'snackbar', text: words });
      world.tell({ kind: 'snackbar', at: now, where, text: words });
    } else if (data?.data.type === 'open_link') {
      const { link } = data.data;
      if (conversation.kind === 'dialog') conversation.openedLinks.push({ link, at: now });
      conversation.journal.push({ at: now, who: 'community', did: 'link', text: link });
      world.tell({ kind: 'link', at: now, where, link });
    } else {
      conversation.journal.push({ at: now, who: 'community', did: 'answers' });
    }
    return 1;
  },
});
