/**
 * What the audit may hold that is a decision, as it is written there without the duty at its end; each has its words.
 * What an older or a newer version wrote besides is shown in general words. test/text/audit.test.ts compares with the
 * operations.
 */
export const acts = [
  'requests.accept',
  'requests.reject',
  'requests.take-back',
  'invites.issue',
  'invites.annul',
  'classes.replace',
  'classes.open',
  'classes.close',
  'classes.lead',
  'classes.lead.aside',
  'classes.lead.again',
  'events.plan',
  'events.move',
  'events.held',
  'events.cancelled',
  'people.away',
  'people.back',
  'people.freeze',
  'people.thaw',
  'people.forget',
  'people.without-bot',
  'people.with-bot',
  'administrators.appoint',
  'administrators.withdraw',
  'administrators.claim',
  'roles.end',
  'school.establish',
  'school.change',
  'school.staffroom',
  'school.staffroom-annulled',
  'papers.order',
  'chats.store',
  'chats.aside',
  'chats.second',
  'duties.done',
  'duties.doneBefore',
  'duties.doneOutside',
  'duties.notNeeded',
  'duties.otherWay',
  'duties.setAside',
  'duties.again',
  'duties.asked',
  'reports.nudge',
  'reports.send',
  'reports.plan',
  'reports.stop',
] as const;
export type Act = (typeof acts)[number];

/** What people do for themselves is no decision about anybody. */
export const ownMatters = ['people.consent', 'requests.send', 'requests.withdraw'] as const;
