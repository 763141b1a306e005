import { day, type Say, say } from '#scenes/scene.ts';
import { titleOf } from '#src/domain/classes/classes.ts';
import type { Classes } from '#src/domain/classes/record.ts';
import { printCode } from '#src/domain/ground/code.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { deepLink } from '#src/domain/joining/invites.ts';
import type { Invite } from '#src/domain/joining/record.ts';
import { shortNameOf } from '#src/domain/school/details.ts';
import { type InviteStrips, stripsOnPage, type TableFile } from '#src/files/described.ts';
import { isFamily } from '#src/regulation/roles.ts';

/** Invites as a table to work on: whom for where somebody is named, as what, the code and the link, until when. */
export function tableOf(school: Desk, invites: readonly Invite[], classes: Classes): TableFile {
  const named = invites.some(({ label }) => label !== undefined);
  const columns = [...(named ? ['name', 'post'] : []), 'as', 'code', 'link', 'until', 'state'];
  return {
    kind: 'table-file',
    name: say('invite-table.file'),
    sheets: [
      {
        title: say('invite-table.title'),
        head: columns.map((column) => say(`invite-table.${column}`)),
        rows: invites.map((invite) => [
          ...(named ? [invite.label?.name ?? '', invite.label?.post ?? ''] : []),
          say(`invited-as.${invite.role}`, { class: titleOf(classes, invite.class) }),
          printCode(invite.code ?? ''),
          deepLink(school, invite.code ?? ''),
          say('invite-table.day', { day: day(invite.expiresAt) }),
          say('invite-table.waiting'),
        ]),
      },
    ],
  };
}

/** The same as pages of strips to cut, twelve a page. */
export function stripsOf(
  school: Desk,
  invites: readonly Invite[],
  classes: Classes,
): readonly InviteStrips[] {
  const pages = Math.ceil(invites.length / stripsOnPage);
  return Array.from({ length: pages }, (_, at) => {
    const onPage = invites.slice(at * stripsOnPage, (at + 1) * stripsOnPage);
    const until = Math.min(...onPage.map(({ expiresAt }) => expiresAt));
    const families = onPage.some(({ role }) => isFamily(role));
    return {
      kind: 'invite-strips' as const,
      school: shortNameOf(school.school),
      address: school.bot.address,
      lines: [
        say(`invite-strip.${families ? 'how-families' : 'how'}`, { until: day(until) }),
        say('invite-strip.safety'),
      ],
      strips: onPage.map((invite) => ({
        whom: whomOn(invite, classes),
        link: deepLink(school, invite.code ?? ''),
        code: printCode(invite.code ?? ''),
      })),
    };
  });
}

/** A colleague's name; of families nothing but the class is known. */
function whomOn({ label, role, class: of }: Invite, classes: Classes): Say {
  if (label) return say('people.name', { name: label.name });
  const title = titleOf(classes, of);
  return isFamily(role)
    ? say('invite-strip.family', { class: title })
    : say(`invited-as.${role}`, { class: title });
}
