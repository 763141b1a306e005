import { hashOf, makeCode, printCode } from '#src/domain/ground/code.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { announceLeader } from '#src/domain/people/administrators.ts';
import { readPerson, readStaff } from '#src/domain/people/people.ts';
import { grantRole } from '#src/domain/people/roles.ts';
import { say } from '#src/text/say.ts';

/**
 * Takes up the administration at the first start, or when no administrator is left: by the one-time claim code, or
 * because ADMIN_VK_IDS names the person. The person has agreed and given a name before.
 */
export const claimAdministration = operation(
  'administrators.claim',
  ofNothing,
  async (desk: Desk, input: { code?: string | undefined }) => {
    const { tx, me, bot } = desk;
    const [claim, all, person] = await Promise.all([
      tx.read('claim', 'main'),
      tx.read('administrators', 'all'),
      readPerson(tx, me.id),
    ]);
    if (!person) return no('unknown-person');
    if (all?.ids.includes(me.id)) return { ok: true as const };
    // The first start only: whoever was withdrawn since does not come back by the environment.
    const named = all === undefined && bot.firstAdministrators.includes(me.id);
    if (!named && (!claim || input.code === undefined || hashOf(input.code) !== claim.hash))
      return no('claim-unknown');
    grantRole(tx, person, { role: 'administrator' });
    await announceLeader(desk, { role: 'administrator', person });
    tx.write('administrators', 'all', { v: 1, ...all, ids: [...(all?.ids ?? []), me.id] });
    if (claim) tx.erase('claim', 'main');
    tx.audit('administrators.claim', me.id);
    return { ok: true as const };
  },
);

/**
 * Makes a new claim code; one that was made before opens nothing any more. Only the hash is kept, so whoever asks
 * shows it to somebody.
 *
 * @returns the code as it is printed, `7K3MP-Q9XTA`
 */
export async function makeClaim(desk: Pick<Desk, 'tx' | 'dice'>): Promise<string> {
  await desk.tx.read('claim', 'main');
  const code = makeCode(desk);
  desk.tx.write('claim', 'main', { v: 1, hash: hashOf(code), at: desk.tx.now });
  return printCode(code);
}

/**
 * The last administrator who could act is going: the head learns the claim code (H2: the head appoints). Where no
 * head has joined, nobody would read a code, and the operator makes one.
 *
 * @returns whether a head was told
 */
export async function handToHeads(desk: Desk): Promise<boolean> {
  const { tx, me } = desk;
  const heads = (await readStaff(tx)).filter(
    ({ id, frozen, roles }) => id !== me.id && !frozen && roles.some(({ role }) => role === 'head'),
  );
  if (heads.length === 0) return false;
  const code = await makeClaim(desk);
  for (const head of heads)
    tx.tell({
      to: head.id,
      text: [say('administrators.told-nobody-left', { code })],
      opens: [{ about: 'home', label: say('patterns-button.home') }],
      atOnce: true,
    });
  return true;
}
