import { z } from 'zod';
import { type Button, button, open, say, scene } from '#scenes/scene.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { listChatsToHandOver, listToHandOver } from '#src/domain/teaching/handing.ts';

/**
 * A11 (2.1): who came, moved and left, what became of the classes, and the new school year. Each has its own scene;
 * what follows for roles, links, invites and chats follows there in one go.
 */
type Steps = { menu: 'left' | 'moved' | 'pupil' | 'came' | 'role' | 'year' | 'classes' | 'handover' };
const Draft = z.object({});

export const movement = scene<Steps, typeof Draft>(
  'movement',
  { duties: ['A11'], version: 1, draft: Draft, first: 'menu', may: (me) => holdsOwn(me, 'administrator') },
  {
    menu: {
      ask: async ({ school }) => ({
        text: say('movement-menu.ask'),
        buttons: [
          ...(await handoverButton(school)),
          [button('left', say('movement-menu.left')), button('came', say('movement-menu.came'))],
          [button('moved', say('movement-menu.moved')), button('pupil', say('movement-menu.pupil'))],
          [button('role', say('movement-menu.role')), button('classes', say('movement-menu.classes'))],
          button('year', say('movement-menu.year')),
        ],
      }),
      choices: {
        left: () => open('movement-person', { what: 'left' }),
        moved: () => open('movement-person', { what: 'moved' }),
        pupil: () => open('pupil-note'),
        came: () => open('invites', {}, say('movement-menu.came-how')),
        role: () => open('people', {}, say('movement-menu.role-how')),
        year: () => open('school-year'),
        handover: () => open('subject-handover', { whose: 'left' }),
        classes: () => open('class-changes'),
      },
    },
  },
);

/** Chats whose teacher has left, where there are any. */
async function handoverButton(school: Desk): Promise<Button<'handover'>[]> {
  const [courses, chats] = await Promise.all([
    listToHandOver(school, 'left'),
    listChatsToHandOver(school, 'left'),
  ]);
  const count = courses.length + chats.length;
  return count > 0 ? [button('handover', say('movement-menu.handover', { count }), { look: 'primary' })] : [];
}
