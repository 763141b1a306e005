import { z } from 'zod';
import { button, open, say, scene } from '#scenes/scene.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';

/**
 * A11 (2.1): who came, moved and left, what became of the classes, and the new school year. Each has its own scene;
 * what follows for roles, links, invites and chats follows there in one go.
 */
type Steps = { menu: 'left' | 'moved' | 'pupil' | 'came' | 'role' | 'year' | 'classes' };
const Draft = z.object({});

export const movement = scene<Steps, typeof Draft>(
  'movement',
  { duties: ['A11'], version: 1, draft: Draft, first: 'menu', may: (me) => holdsOwn(me, 'administrator') },
  {
    menu: {
      ask: () => ({
        text: say('movement-menu.ask'),
        buttons: [
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
        classes: () => open('class-changes'),
      },
    },
  },
);
