import { z } from 'zod';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { At, kind, stored } from '#src/domain/ground/stored.ts';
import { Role } from '#src/regulation/roles.ts';

/** Every role but the administrator's can begin with an invite. */
export const InviteRole = Role.exclude(['administrator']);
export type InviteRole = z.infer<typeof InviteRole>;

/** Whom a personal invite is for, out of a staff table; gone as soon as the invite is used, annulled or over. */
export const InviteLabel = stored({
  name: z.string().max(80),
  post: z.string().max(80).optional(),
  subjects: z.array(z.string().max(60)).default([]),
});
export type InviteLabel = z.infer<typeof InviteLabel>;

export const Invite = stored({
  v: z.literal(1),
  hash: z.string(),
  /** Kept while the invite lives, so that a sheet can be printed again; erased when it ends. */
  code: z.string().nullable(),
  role: InviteRole,
  class: z.string().optional(),
  /** Null once the maker has deleted their data: an invite outlives its maker. */
  maker: PersonId.nullable(),
  madeAt: At,
  expiresAt: At,
  uses: z.number().int().positive(),
  endedAt: At.optional(),
  /** How many had used it when it ended. */
  used: z.number().int().nonnegative().optional(),
  label: InviteLabel.optional(),
});
export type Invite = z.infer<typeof Invite>;
export const inviteKind = kind(Invite, 1);

export const Request = stored({
  v: z.literal(1),
  id: z.string(),
  kind: z.enum(['join', 'verification']),
  /** Null once it is decided: whom it was about stands in the audit, here it would outlive a deletion. */
  person: PersonId.nullable(),
  role: InviteRole,
  class: z.string().optional(),
  /** The hash of the invite of which it has a place. */
  invite: z.string().optional(),
  /** The child's name, for the decision only; dropped when it is made. */
  child: z.string().max(80).optional(),
  /** The class that the family leaves when this is accepted: «ребёнок перешёл». */
  from: z.string().optional(),
  /** The name on the personal invite, so that who decides sees whose it was; dropped when it is decided. */
  invitedFor: z.string().max(80).optional(),
  at: At,
  /** rejecting: decided, and the person is told in some minutes; until then it can be taken back. */
  state: z.enum(['open', 'rejecting', 'accepted', 'rejected']),
  reason: z.string().max(40).optional(),
  /** Who is rejecting it; dropped when it is done. */
  by: PersonId.optional(),
  decidedAt: At.optional(),
  /** True once the administrator was asked as well. */
  late: z.boolean().optional(),
});
export type Request = z.infer<typeof Request>;
export const requestKind = kind(Request, 1);
