import { z } from 'zod';
import { personLine } from '#scenes/administrator/requests.ts';
import { type Asked, about, button, go, goOn, type Moves, refused, type Step, say } from '#scenes/scene.ts';
import {
  type RejectionReason,
  readRejecting,
  rejectionReasons,
  rejectRequest,
  takeBackRejection,
  toldOf,
} from '#src/domain/joining/rejection.ts';
import { type Queued, stillOpen } from '#src/domain/joining/requests.ts';
import { minutes } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';

const Reason = z.enum([...rejectionReasons.join, ...rejectionReasons.verification]);
export const RequestDraft = z.object({
  queue: z.string().default(''),
  /** What is still to be decided. */
  ids: z.array(z.string()).default([]),
  rejecting: z.string().default(''),
  reason: Reason.optional(),
  accepted: z.boolean().default(false),
  /** How many were looked at and still wait. */
  left: z.number().int().default(0),
});
export type RequestDraft = z.infer<typeof RequestDraft>;

export type RejectingSteps = {
  reason: 'reason';
  preview: 'send' | 'reason';
  rejected: 'next' | 'takeBack';
};
type StepName = 'one' | keyof RejectingSteps;

/** A refusal is always single, has a neutral reason, and is previewed as the person will read it. */
export const reasonStep: Step<RequestDraft, StepName, 'reason'> = about(toReject, {
  ask: async ({ it, school }) => ({
    text: [say('request-one.ask', { line: await personLine(school, it) }), say('request-reason.ask')],
    buttons: rejectionReasons[it.request.kind].map((reason: RejectionReason) =>
      button('reason', say(`request-reason.${reason}`), { of: reason }),
    ),
  }),
  choices: { reason: ({ of }) => go('preview', { reason: Reason.parse(of) }) },
});

/** The question by name before a refusal: it shows the person's line and what they will read. */
export const previewStep: Step<RequestDraft, StepName, 'send' | 'reason'> = about(toReject, {
  ask: async ({ it, draft, school }) =>
    draft.reason === undefined
      ? go('reason')
      : {
          text: [
            say('request-one.ask', { line: await personLine(school, it) }),
            say('request-preview.ask'),
            ...toldOf(draft.reason),
          ],
          buttons: [
            button('send', say('request-preview.send'), {
              ...{ of: it.request.id, look: 'negative', final: true },
            }),
            button('reason', say('request-preview.other')),
          ],
        },
  choices: {
    async send({ of, draft, school }) {
      if (draft.reason === undefined) return go('reason');
      const { queue, reason } = draft;
      const done = await rejectRequest(school, { queue, ids: [of], reason });
      return done.ok
        ? goOn('rejected', { ...without(draft, of), rejecting: of })
        : goOn('one', without(draft, of), refused(done));
    },
    reason: () => go('reason'),
  },
});

/** The one that was just rejected, while it can be taken back. */
export const rejectedStep: Step<RequestDraft, StepName, 'next' | 'takeBack'> = about(rejectedOne, {
  ask: ({ it }) => ({
    text: say('request-rejected-one.ask', {
      who: it.person.name,
      minutes: Math.round(limits.rejectionUndo / minutes(1)),
    }),
    buttons: [
      button('next', say('request-rejected-one.next'), { look: 'primary' }),
      button('takeBack', say('request-rejected-one.take-back')),
    ],
  }),
  choices: {
    next: () => goOn('one', { rejecting: '' }),
    async takeBack({ it, draft, school }) {
      const { id } = it.request;
      const back = await takeBackRejection(school, { queue: draft.queue, ids: [id] });
      return back.ok
        ? goOn('one', { ids: [id, ...draft.ids], rejecting: '' }, say('request.taken-back'))
        : goOn('one', { rejecting: '' }, refused(back));
    },
  },
});

async function toReject({
  draft,
  school,
}: Asked<RequestDraft>): Promise<Queued | Moves<'one', RequestDraft>> {
  const found = await stillOpen(school, { queue: draft.queue, ids: [draft.rejecting] });
  const [only] = found.ok ? found.queued : [];
  return only ?? goOn('one', {}, say('refusal-decided-already'));
}

async function rejectedOne({
  draft,
  school,
}: Asked<RequestDraft>): Promise<Queued | Moves<'one', RequestDraft>> {
  const { queue, rejecting } = draft;
  const read = await readRejecting(school, { queue, ids: [rejecting] });
  return (read.ok ? read.found : undefined) ?? goOn('one', { rejecting: '' });
}

/** The draft without what was decided about one of its requests. */
export const without = ({ ids }: RequestDraft, of: string): Partial<RequestDraft> => ({
  ids: ids.filter((id) => id !== of),
  rejecting: '',
  reason: undefined,
});
