import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { mailingsBy } from '#src/domain/mailings/forgetting.ts';
import type { Mailing } from '#src/domain/mailings/record.ts';
import { say } from '#src/text/say.ts';

/**
 * Somebody goes: what they wrote and what has not gone yet is another's to look after, who can stop it until then. The
 * words stay theirs.
 *
 * @param isTheirs  which of the announcements on hold go along
 */
export async function passOnMailings(
  desk: Pick<Desk, 'tx'>,
  from: PersonId,
  to: PersonId,
  isTheirs: (audience: Mailing['audience']) => boolean = () => true,
): Promise<void> {
  const { tx } = desk;
  const held = (await mailingsBy(desk, from)).filter(
    ({ state, audience }) => state === 'held' && isTheirs(audience),
  );
  for (const mailing of held) {
    tx.write('mailing', mailing.id, { ...mailing, by: to });
    tx.tell({
      to,
      text: [say('mailing-news.passed', { name: mailing.author.name })],
      opens: [{ about: 'mailing', id: mailing.id, label: say('mailing-news.look') }],
    });
  }
}

/** Written to the families of this class alone. */
export const isForClass =
  (of: string) =>
  ({ classes, course }: Mailing['audience']): boolean =>
    course === undefined && classes.length > 0 && classes.every((one) => one === of);
