import { datesOf, letterhead, type Paper, type Signing, signature, text } from '#src/domain/papers/parts.ts';
import type { School } from '#src/domain/school/record.ts';
import { say } from '#src/text/say.ts';

/** The order by which the head appoints the platform's administrator (H2, 2.1 and 2.2). */
export function appointmentOrder(school: School, head: Signing, appointed: Signing, now: number): Paper {
  const { date, number } = datesOf(school, now);
  const { name, post } = appointed;
  return [
    ...letterhead(school),
    { as: 'title', text: say('paper-order.title') },
    { as: 'ends', left: date, right: number },
    { as: 'title', text: say('appointment-paper.about') },
    text('appointment-paper.because'),
    { as: 'centre', text: say('appointment-paper.orders') },
    text('appointment-paper.appoint'),
    post ? text('appointment-paper.person-post', { name, post }) : text('appointment-paper.person', { name }),
    text('appointment-paper.duties'),
    text('appointment-paper.control'),
    signature(head),
    text('paper-order.acquainted'),
  ];
}
