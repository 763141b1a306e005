import { button, type Say, say, type View } from '#scenes/scene.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import {
  applicationLetter,
  applicationPaper,
  type ContactField,
  type WholeApplication,
} from '#src/domain/papers/application-letter.ts';
import { missingDetails } from '#src/domain/school/details.ts';
import { supportMail } from '#src/regulation/edition.ts';

export type ReviewChoice = 'send' | 'byHand' | 'school' | ContactField;

/** The letter to be looked over, and everything in it that can be changed. */
export function reviewOf(school: Desk, it: WholeApplication): View<ReviewChoice> {
  const lacks = missingDetails(school.school).length > 0;
  return {
    text: [
      say('application-review.ask'),
      letterOf(school, it),
      say(`application-review.${it.order ? 'enclosed' : 'not-enclosed'}`, { name: it.order?.name ?? '' }),
      ...(lacks ? [say('application-review.school')] : []),
    ],
    until: it.until,
    buttons: [
      // By mail it goes with the order or not at all.
      ...(school.bot.mails && it.order
        ? [button('send', say('application-review.send'), { look: 'positive', means: 'yes', final: true })]
        : []),
      button('byHand', say('application-review.by-hand')),
      ...(lacks ? [button('school', say('application-review.fill'))] : []),
      [button('name', say('application-review.name')), button('email', say('application-review.email'))],
      [button('phone', say('application-review.phone')), button('order', say('application-review.order'))],
    ],
  };
}

/** The letter ready to be copied, and as a document. */
export const byHandOf = (school: Desk, it: WholeApplication): View<'done' | 'later'> => ({
  text: [say('application-by-hand.ask', { mail: supportMail }), letterOf(school, it)],
  until: it.until,
  attach: [
    {
      kind: 'paper-file',
      name: say('application-letter.file'),
      parts: applicationPaper(school.school, it, school.tx.now),
    },
  ],
  buttons: [
    button('done', say('application-by-hand.done'), { look: 'positive' }),
    button('later', say('application-by-hand.later')),
  ],
});

function letterOf({ school }: Desk, it: WholeApplication): Say {
  const { subject, lines } = applicationLetter(school, it);
  return say('application-letter.shown', { subject, lines });
}
