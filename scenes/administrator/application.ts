import { z } from 'zod';
import { byHandOf, type ReviewChoice, reviewOf } from '#scenes/administrator/application-view.ts';
import {
  type Asked,
  about,
  again,
  button,
  go,
  goOn,
  leave,
  type Moves,
  open,
  refused,
  type Step,
  say,
  scene,
} from '#scenes/scene.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import {
  applicationIsSent,
  keepContact,
  readApplication,
  sendApplication,
} from '#src/domain/papers/application.ts';
import { isWhole, missingIn, type WholeApplication } from '#src/domain/papers/application-letter.ts';
import { readEmail, readFullName, readMobile } from '#src/domain/papers/contacts.ts';
import { isScan } from '#src/domain/papers/scan.ts';

/**
 * A1 (2.1): the application for the school's registration. Asks for the contact data one by one, takes the order of
 * appointment as a document, shows the letter, and sends it by mail or gives it to be sent by hand. What is entered
 * lives in a record of its own for an hour at most; the draft holds nothing of it.
 */
type Steps = {
  begin: never;
  name: 'keep';
  email: never;
  phone: never;
  order: 'skip';
  review: ReviewChoice;
  byHand: 'done' | 'later';
  sending: 'look';
};
const Draft = z.object({});
type Draft = z.infer<typeof Draft>;

export const application = scene<Steps, typeof Draft>(
  'application',
  { duties: ['A1'], version: 1, draft: Draft, first: 'begin', may: (me) => holdsOwn(me, 'administrator') },
  {
    begin: { ask: ({ school }) => next(school), choices: {} },
    name: {
      ask({ me }) {
        const name = readFullName(me.person?.name ?? '');
        return {
          text: [say('application.intro'), say('application-name.ask')],
          buttons: name === undefined ? [] : [button('keep', say('people.name', { name }))],
        };
      },
      choices: { keep: ({ me, school }) => keep(school, { name: me.person?.name ?? '' }) },
      words({ said, school }) {
        const name = readFullName(said);
        return name === undefined ? again(say('application-name.unread')) : keep(school, { name });
      },
    },
    email: typed('email', ({ said, school }) => {
      const email = readEmail(said);
      return email === undefined ? again(say('application-email.unread')) : keep(school, { email });
    }),
    phone: typed('phone', ({ said, school }) => {
      const phone = readMobile(said);
      if (phone === 'landline') return again(say('application-phone.landline'));
      return phone === undefined ? again(say('application-phone.unread')) : keep(school, { phone });
    }),
    order: {
      ask: () => ({
        text: say('application-order.ask'),
        buttons: [button('skip', say('application-order.skip'))],
      }),
      choices: { skip: ({ school }) => keep(school, { order: null }) },
      file: ({ file, school }) =>
        isScan(file) ? keep(school, { order: file }) : again(say('application-order.unread')),
    },
    review: about(whole, {
      ask: ({ it, school }) => reviewOf(school, it),
      choices: {
        async send({ school }) {
          const sent = await sendApplication(school, {});
          return sent.ok ? goOn('sending') : leave(refused(sent));
        },
        byHand: () => go('byHand'),
        school: () => open('school-details'),
        name: () => go('name'),
        email: () => go('email'),
        phone: () => go('phone'),
        order: () => go('order'),
      },
    }),
    byHand: about(whole, {
      ask: ({ it, school }) => byHandOf(school, it),
      choices: {
        async done({ school }) {
          const done = await applicationIsSent(school, {});
          return leave(done.ok ? say('application.done') : refused(done));
        },
        later: () => leave(say('application.later')),
      },
    }),
    sending: {
      async ask({ school }) {
        const stored = await readApplication(school.tx, school.me.id);
        if (!stored?.sending) return leave();
        return {
          text: say('application-sending.ask'),
          buttons: [button('look', say('application-sending.look'))],
        };
      },
      choices: { look: () => leave() },
    },
  },
);

/** One thing that is typed. */
function typed(field: 'email' | 'phone', words: Step<Draft, keyof Steps, never>['words']): TypedStep {
  return {
    ask: () => ({ text: say(`application-${field}.ask`) }),
    choices: {},
    ...(words && { words }),
  };
}
type TypedStep = Step<Draft, keyof Steps, never>;

/** What is still missing is asked next. */
async function next(school: Desk): Promise<Moves<keyof Steps, Draft>> {
  const stored = await readApplication(school.tx, school.me.id);
  if (stored?.sending) return go('sending');
  return go(missingIn(stored) ?? 'review');
}

async function keep(
  school: Desk,
  entered: Parameters<typeof keepContact>[1],
): Promise<Moves<keyof Steps, Draft>> {
  const kept = await keepContact(school, entered);
  return kept.ok ? next(school) : leave(refused(kept));
}

/** All of it; where the hour is over, it is asked for again, and whoever waits for the mail server goes on waiting. */
async function whole({ school }: Asked<Draft>): Promise<WholeApplication | Moves<keyof Steps, Draft>> {
  const stored = await readApplication(school.tx, school.me.id);
  if (stored?.sending) return goOn('sending');
  if (stored && isWhole(stored)) return stored;
  return goOn(missingIn(stored) ?? 'name', {}, refused({ refusal: 'contact-gone' }));
}
