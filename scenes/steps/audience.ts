import { type Say, say } from '#scenes/scene.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { Audience } from '#src/domain/mailings/record.ts';

/** «Родителям 7А, 7Б», «Сотрудникам». */
export async function audienceLine({ tx }: Desk, { whom, classes }: Audience): Promise<Say> {
  if (classes.length === 0) return say(`audience.${whom}`);
  const all = await readClasses(tx);
  return say(`audience-in.${whom}`, { classes: classes.map((id) => titleOf(all, id)) });
}
