import { listMaterials } from '#src/domain/channels/materials.ts';
import type { Material } from '#src/domain/channels/record.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { stemOf } from '#src/understanding/features.ts';

export const isWaiting = ({ state }: Material): boolean => state === 'waiting';

export async function allOf(school: Desk): Promise<readonly Material[]> {
  const listed = await listMaterials(school, { own: false });
  return listed.ok ? listed.materials : [];
}

/** What was decided, or of it what says these words in whatever form: «ярмарка» finds «приходите на ярмарку». */
export async function archived(school: Desk, said = ''): Promise<readonly Material[]> {
  const wanted = stemsOf(said);
  const over = (await allOf(school)).filter((one) => !isWaiting(one));
  return over.filter(({ text }) => {
    const stems = stemsOf(text);
    return wanted.every((stem) => stems.some((one) => one.startsWith(stem)));
  });
}

const stemsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(stemOf);
