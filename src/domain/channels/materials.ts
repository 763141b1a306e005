import type { Channel, Material } from '#src/domain/channels/record.ts';
import { markDuty } from '#src/domain/duties/mark.ts';
import { type Desk, holdsOwn, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { beginningOf, holdMailing, keep, roleOf } from '#src/domain/mailings/mailings.ts';
import type { Mailing } from '#src/domain/mailings/record.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import { morningOf } from '#src/domain/school/calendar.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Say, say } from '#src/text/say.ts';

export interface Handed {
  readonly channel: Channel;
  readonly text: string;
  readonly attached: readonly string[];
  readonly wished: string | null;
}

/** H5: what the head or a deputy hands over waits for an administrator; so does what an administrator writes. */
export const handOverMaterial = operation(
  'materials.hand-over',
  ofNothing,
  async (desk: Desk, handed: Handed) => {
    const { tx, me } = desk;
    const { ids } = await readAdministrators(tx);
    const id = tx.newId();
    const material: Material = {
      ...{ v: 1, id, author: me.id, state: 'waiting', at: tx.now },
      ...{ ...handed, attached: [...handed.attached] },
    };
    tx.create('material', id, material, { untilMs: tx.now + limits.materialKept });
    await forgetOld(desk);
    tx.put('materials', 'all', id, tx.now);
    await markDuty(desk, 'A13', undefined);
    if (!holdsOwn(me, 'administrator')) {
      await markDuty(desk, 'H5', { state: 'done', at: tx.now, by: me.id });
      for (const to of ids)
        tx.tell({
          to,
          text: [
            say('material-news.handed', { name: me.person?.name ?? '', beginning: beginningOf(material) }),
          ],
          opens: [{ about: 'materials', label: say('material-news.queue') }],
          lane: 'reminders',
        });
    }
    tx.audit('materials.hand-over', me.id, id);
    return { ok: true as const, material };
  },
);

/** All of them for an administrator, the own ones for whoever hands over; the newest first. */
export const listMaterials = operation(
  'materials.list',
  ofNothing,
  async ({ tx, me }: Desk, input: { own: boolean }) => {
    const entries = await tx.list('materials', 'all');
    const all = await tx.readAll(
      'material',
      entries.map(({ id }) => id),
    );
    const seen =
      holdsOwn(me, 'administrator') && !input.own ? all : all.filter((one) => one.author === me.id);
    return { ok: true as const, materials: [...seen].reverse() };
  },
);

export const editMaterial = operation(
  'materials.decide',
  ofNothing,
  async ({ tx, me }: Desk, input: { material: string; text: string; attached: readonly string[] }) => {
    const material = await readWaiting(tx, input.material);
    if (!material) return no('material-decided');
    store(tx, { ...material, text: input.text, attached: [...input.attached], editedAt: tx.now });
    tx.audit('materials.edit', me.id, material.id);
    return { ok: true as const };
  },
);

/** The author hears why. */
export const declineMaterial = operation(
  'materials.decide',
  ofNothing,
  async (desk: Desk, input: { material: string; reason: string }) => {
    const material = await readWaiting(desk.tx, input.material);
    if (!material) return no('material-decided');
    const { reason } = input;
    await decide(desk, { ...material, state: 'declined', reason }, say('material-news.declined', { reason }));
    return { ok: true as const };
  },
);

/** To the subscribers of its audience, now or on the morning of the wished day; the author hears when. */
export const publishMaterial = operation(
  'materials.decide',
  ofNothing,
  async (desk: Desk, input: { material: string; wished: boolean }) => {
    const { tx, school } = desk;
    const material = await readWaiting(tx, input.material);
    if (!material) return no('material-decided');
    const { text, attached, channel, wished } = material;
    const held = await holdMailing(desk, {
      ...{ kind: 'news', text, attached, urgent: false, author: await authorOf(desk, material.author) },
      audience: { whom: channel === 'staff' ? 'staff' : 'everybody', classes: [] },
      notBefore: input.wished && wished !== null ? morningOf(wished, school) : undefined,
    });
    // Where nobody has joined the bot yet, it is for the channel alone.
    if (!held.ok && held.refusal !== 'nobody-to-write-to') return held;
    const goesAt = held.ok ? held.mailing.goesAt : tx.now;
    const published = { ...material, state: 'published' as const, goesAt };
    await decide(
      desk,
      held.ok ? { ...published, mailing: held.mailing.id } : published,
      say('material-news.published', { at: { moment: goesAt, as: 'both' } }),
    );
    return { ok: true as const, goesAt, mailed: held.ok };
  },
);

/** Somebody deletes their data: what waits goes, what was decided is the school's, said in its name and no longer theirs. */
export async function forgetMaterials(
  { tx, school }: Pick<Desk, 'tx' | 'school'>,
  person: PersonId,
): Promise<void> {
  for (const material of await materialsBy({ tx }, person)) {
    if (material.state === 'waiting') {
      tx.erase('material', material.id);
      tx.drop('materials', 'all', material.id);
      continue;
    }
    store(tx, { ...material, author: null });
    const mailing = material.mailing === undefined ? undefined : await tx.read('mailing', material.mailing);
    if (mailing) keep({ tx }, { ...mailing, author: { ...mailing.author, name: school.name } });
  }
}

export async function materialsBy({ tx }: Pick<Desk, 'tx'>, person: PersonId): Promise<readonly Material[]> {
  const entries = await tx.list('materials', 'all');
  const all = await tx.readAll(
    'material',
    entries.map(({ id }) => id),
  );
  return all.filter(({ author }) => author === person);
}

/** One decision, whoever of two administrators was faster; A13 is done when none waits any more. */
async function decide(desk: Desk, material: Material, told: Say): Promise<void> {
  const { tx, me } = desk;
  store(tx, { ...material, decidedAt: tx.now });
  const entries = await tx.list('materials', 'all');
  const all = await tx.readAll(
    'material',
    entries.map(({ id }) => id),
  );
  if (all.every(({ state }) => state !== 'waiting'))
    await markDuty(desk, 'A13', { state: 'done', at: tx.now, by: me.id });
  if (material.author !== null && material.author !== me.id)
    tx.tell({
      to: material.author,
      text: [say('material-news.yours', { beginning: beginningOf(material) }), told],
    });
  tx.audit(`materials.${material.state}`, me.id, material.id);
}

async function readWaiting(tx: Desk['tx'], id: string): Promise<Material | undefined> {
  const material = await tx.read('material', id);
  return material?.state === 'waiting' ? material : undefined;
}

const store = (tx: Desk['tx'], material: Material): void =>
  tx.write('material', material.id, material, { untilMs: material.at + limits.materialKept });

async function forgetOld({ tx }: Desk): Promise<void> {
  for (const { id, at } of await tx.list('materials', 'all'))
    if (at + limits.materialKept < tx.now) tx.drop('materials', 'all', id);
}

/** Whose words it is: of whoever handed it over, or of the administrator where they have deleted their data. */
async function authorOf({ tx }: Desk, id: PersonId | null): Promise<Mailing['author'] | undefined> {
  const author = id === null ? undefined : await tx.read('person', id);
  return author && { name: author.name, role: roleOf(author.roles.map(({ role }) => role)) };
}
