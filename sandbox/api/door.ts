import type { Events } from '../events/events.ts';
import type { FaultBox } from '../faults.ts';
import type { ChatActs } from '../people/chat-acts.ts';
import type { CallOutcome, CallRecord, ExecuteError } from '../types.ts';
import type { CommunityState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { checkRights } from './community-settings.ts';
import { ApiFault, badParameter, renderError } from './errors.ts';
import { parse } from './execute/parse.ts';
import { runScript } from './execute/run.ts';
import type { Method } from './method.ts';
import { modelledMethods } from './methods.ts';
import { Pace } from './pace.ts';
import { formFields } from './params.ts';
import type { Received } from './uploads.ts';

/** What every method takes besides its own. */
const COMMON = ['access_token', 'v', 'lang', 'test_mode', 'captcha_sid', 'captcha_key', 'success_token'];
const LEAST_VERSION = 81;

interface DoorParts {
  world: World;
  events: Events;
  chatActs: ChatActs;
  faults: FaultBox;
  callsPerSecond: number;
  keep: number;
  confirm(communityId: number, serverId: number): void;
}

/** Where calls come in: token, version, pace, faults, the method itself, and the record of it. */
export class ApiDoor {
  readonly calls: CallRecord[] = [];
  /** When the latest call was made that is kept no more, ms since the epoch. */
  forgottenAt = Number.NEGATIVE_INFINITY;
  /** how many calls stood inside an `execute` so far */
  innerCalls = 0;
  readonly received = new Map<string, Received>();
  readonly methods: ReadonlyMap<string, Method>;
  readonly #parts: DoorParts;
  readonly #pace: Pace;

  constructor(parts: DoorParts) {
    this.#parts = parts;
    this.methods = modelledMethods(this.received);
    this.#pace = new Pace(parts.callsPerSecond, () => parts.world.now());
  }

  /** A call as it comes by HTTP. */
  take(method: string, params: Readonly<Record<string, unknown>>): CallOutcome {
    const { access_token: token = '', v = '', ...fields } = formFields(params);
    const community = this.#parts.world.communityByToken(token);
    if (!community) {
      const fault = new ApiFault(5, token ? 'invalid access_token (4).' : 'no access_token passed.');
      return this.#refuse(0, method, fields, fault);
    }
    if (!(Number(/^5\.(\d+)$/.exec(v)?.[1]) >= LEAST_VERSION)) {
      return this.#refuse(
        community.id,
        method,
        fields,
        new ApiFault(8, `v should be 5.${LEAST_VERSION} or more`),
      );
    }
    return this.call(community, method, fields);
  }

  /** A call by a community that is known already. */
  call(community: CommunityState, method: string, params: Readonly<Record<string, unknown>>): CallOutcome {
    const fields = withoutCommon(formFields(params));
    if (!this.#pace.take(community.token)) return this.#refuse(community.id, method, fields, new ApiFault(6));
    if (method === 'execute') return this.#execute(community, fields);
    try {
      const response = this.#run(community, method, fields);
      this.#record({ communityId: community.id, method, params: fields, answer: response });
      return { response };
    } catch (fault) {
      return this.#refuse(community.id, method, fields, asFault(fault));
    }
  }

  #run(community: CommunityState, name: string, fields: Readonly<Record<string, string>>): unknown {
    const asked = this.#parts.faults.errorFor(name, fields);
    const fault = asked && new ApiFault(asked.code, asked.message);
    if (fault && !asked.applied) throw fault;
    const method = this.methods.get(name);
    if (!method) throw new ApiFault(3, `${name} is not modelled by the sandbox`);
    checkRights(community, name);
    const { group_id: group } = fields;
    if (group !== undefined && name !== 'groups.getById' && group !== String(community.id)) {
      throw new ApiFault(15, 'group_id is another community than the token’s');
    }
    const { world, events, chatActs, confirm } = this.#parts;
    const response = method.call(fields, {
      world,
      events,
      chatActs,
      community,
      baseUrl: world.state.baseUrl,
      confirm: (serverId) => confirm(community.id, serverId),
    });
    if (fault) throw fault;
    return response;
  }

  /** A failed item is `false`, and its error stands in a list of its own. */
  #execute(community: CommunityState, fields: Readonly<Record<string, string>>): CallOutcome {
    const errors: ExecuteError[] = [];
    const { code = '', ...args } = fields;
    try {
      const asked = this.#parts.faults.errorFor('execute', fields);
      if (asked && !asked.applied) throw new ApiFault(asked.code, asked.message);
      if (code === '') throw badParameter('code is a required parameter');
      const response = runScript(parse(code), args, (method, params) =>
        this.#item(community, method, params, errors),
      );
      if (asked) throw new ApiFault(asked.code, asked.message);
      this.#record({ communityId: community.id, method: 'execute', params: fields, answer: response });
      return errors.length > 0 ? { response, execute_errors: errors } : { response };
    } catch (fault) {
      return this.#refuse(community.id, 'execute', fields, asFault(fault));
    }
  }

  #item(
    community: CommunityState,
    method: string,
    params: Record<string, unknown>,
    errors: ExecuteError[],
  ): unknown {
    const fields = withoutCommon(formFields(params));
    const record = { communityId: community.id, method, params: fields, inner: true } as const;
    this.innerCalls += 1;
    try {
      const answer = this.#run(community, method, fields);
      this.#record({ ...record, answer });
      // The answer is a value of the script now: what it does to it must not reach the record.
      return structuredClone(answer);
    } catch (thrown) {
      const { code, message } = asFault(thrown);
      errors.push({ method, error_code: code, error_msg: message });
      this.#record({ ...record, error: { error_code: code, error_msg: message } });
      return false;
    }
  }

  #refuse(communityId: number, method: string, fields: Record<string, string>, fault: ApiFault): CallOutcome {
    const error = { error_code: fault.code, error_msg: fault.message };
    this.#record({ communityId, method, params: fields, error });
    return { error: renderError(fault, method, fields) };
  }

  forget(): void {
    this.calls.length = 0;
    this.forgottenAt = Number.NEGATIVE_INFINITY;
  }

  #record(record: Omit<CallRecord, 'at'>): void {
    const { world, keep } = this.#parts;
    const call = { at: world.now(), ...record };
    this.calls.push(call);
    if (this.calls.length > 2 * keep)
      this.forgottenAt = this.calls.splice(0, this.calls.length - keep).at(-1)?.at ?? this.forgottenAt;
    world.log({ kind: 'call', at: call.at, call });
  }
}

/** A fault of the sandbox itself is told as VK's own "internal error", with its reason. */
function asFault(thrown: unknown): ApiFault {
  if (thrown instanceof ApiFault) return thrown;
  return new ApiFault(10, `the sandbox failed: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
}

const withoutCommon = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !COMMON.includes(name)));
