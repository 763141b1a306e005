import { datesOf, letterhead, type Paper, type Signing, signature, text } from '#src/domain/papers/parts.ts';
import type { School } from '#src/domain/school/record.ts';
import { edition } from '#src/regulation/edition.ts';
import { say } from '#src/text/say.ts';

/** The order by which the school takes the platform into use (H1, 2.2), with the Положение as its annex. */
export function platformOrder(school: School, head: Signing, now: number): Paper {
  const { date, number } = datesOf(school, now);
  const points = ['use', 'follow', 'administrator', 'staff', 'families', 'control'] as const;
  return [
    ...letterhead(school),
    { as: 'title', text: say('paper-order.title') },
    { as: 'ends', left: date, right: number },
    { as: 'title', text: say('platform-order-paper.about') },
    text('platform-order-paper.because'),
    { as: 'centre', text: say('platform-order-paper.orders') },
    ...points.map((point) => text(`platform-order-paper.${point}`)),
    text('platform-order-paper.annexed', { edition: edition.title }),
    signature(head),
    text('paper-order.acquainted'),
    { as: 'annex', text: say('platform-order-paper.annex', { date, number }) },
    { as: 'title', text: edition.title },
    text('platform-order-paper.annex-text'),
  ];
}
