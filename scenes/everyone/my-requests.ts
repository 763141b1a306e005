import { z } from 'zod';
import { type Asked, about, button, day, go, leave, refused, type Say, say, scene } from '#scenes/scene.ts';
import { schoolsWay } from '#scenes/steps/consent.ts';
import { expectedLine } from '#src/domain/joining/family-answer.ts';
import { type OwnRequest, readOwnRequests, withdrawRequest } from '#src/domain/joining/own-requests.ts';

/** What somebody has asked for and waits for: since when, who decides, and the way back. */
type Steps = { list: 'one'; one: 'withdraw' | 'otherWay' };
const Draft = z.object({ request: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const myRequests = scene<Steps, typeof Draft>(
  'my-requests',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'list',
    browse: true,
    may: (me) => me.person !== undefined,
  },
  {
    list: {
      async ask({ school }) {
        const own = await readOwnRequests(school);
        const [only, ...others] = own;
        if (!only) return leave(say('my-requests.none'));
        if (others.length === 0) return go('one', { request: only.request.id });
        const rows = own.map((one) => ({ of: one.request.id, line: whatOf(one) }));
        return { text: say('my-requests-list.ask'), list: { choose: 'one', rows } };
      },
      choices: { one: ({ of }) => go('one', { request: of }) },
    },
    one: about(chosen, {
      ask: ({ it, school }) => ({
        text: [
          say('my-requests-one.ask', { what: whatOf(it), since: day(it.request.at) }),
          whoDecides(it),
          ...(it.answer?.opens === undefined ? [] : [expectedLine(it.answer.opens, school)]),
        ],
        buttons: [
          button('withdraw', say('my-requests-one.withdraw')),
          ...(it.answer ? [button('otherWay', say('my-requests-one.other-way'))] : []),
        ],
      }),
      choices: {
        withdraw: {
          confirm: ({ it }) => ({ ask: say('my-requests-one.sure', { what: whatOf(it) }) }),
          async take({ it, school }) {
            const done = await withdrawRequest(school, { request: it.request.id });
            return leave(done.ok ? say('my-requests.withdrawn') : refused(done));
          },
        },
        otherWay: {
          confirm: ({ it }) => ({
            ask: say('my-requests-one.sure-other-way', { what: whatOf(it) }),
            yes: say('my-requests-one.yes-other-way'),
          }),
          async take({ it, school }) {
            const done = await withdrawRequest(school, { request: it.request.id });
            return leave(...(done.ok ? [say('my-requests.withdrawn'), schoolsWay(school)] : [refused(done)]));
          },
        },
      },
    }),
  },
);

async function chosen({ draft, school }: Asked<Draft>) {
  const own = await readOwnRequests(school);
  return own.find(({ request }) => request.id === draft.request);
}

const whatOf = ({ request, classTitle }: OwnRequest): Say =>
  say(`my-requests-what.${request.kind === 'verification' ? 'verification' : request.role}`, {
    class: classTitle,
  });

/** A family's request goes on to the administrator after a while; the staff's is theirs from the beginning. */
function whoDecides({ request, classTitle, answer }: OwnRequest): Say {
  if (!answer?.byTeacher) return say('my-requests-who.administrator');
  return request.late
    ? say('my-requests-who.late', { class: classTitle })
    : say('my-requests-who.teacher', { class: classTitle, until: day(answer.until) });
}
