import { z } from 'zod';
import { type Asked, again, button, leave, refused, type Say, say, scene } from '#scenes/scene.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import { chooseHours, readOwnHours, schoolHours } from '#src/domain/people/own-hours.ts';
import type { OwnHours } from '#src/domain/people/record.ts';
import type { School } from '#src/domain/school/record.ts';

/** «Когда мне можно писать»: a colleague's own hours. Outside them whatever is not urgent waits. */
type Steps = { look: 'school' | 'any' };
const Draft = z.object({});

export const ownHours = scene<Steps, typeof Draft>(
  'own-hours',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'look',
    may: isColleague,
  },
  {
    look: {
      ask: ({ me, school: { school } }) => ({
        text: [
          say('own-hours-look.ask', { present: hoursLine(me.person?.hours, school) }),
          say('own-hours-look.how'),
        ],
        buttons: [
          button('school', say('own-hours-look.school', { hours: hoursLine('school', school) })),
          button('any', say('own-hours-look.any')),
        ],
      }),
      choices: {
        school: (asked) => choose(asked, 'school'),
        any: (asked) => choose(asked, undefined),
      },
      words(asked) {
        const hours = readOwnHours(asked.said, asked.school.school);
        return hours === undefined ? again(say('own-hours-look.unread')) : choose(asked, hours);
      },
    },
  },
);

async function choose({ school }: Asked<unknown>, hours: OwnHours | undefined) {
  const done = await chooseHours(school, { hours });
  return leave(
    done.ok ? say('own-hours.chosen', { present: hoursLine(hours, school.school) }) : refused(done),
  );
}

function hoursLine(hours: OwnHours | undefined, school: School): Say {
  return hours === undefined
    ? say('own-hours.any')
    : spanLine(hours === 'school' ? schoolHours(school) : hours);
}

/** «Пн–пт 09:00–18:00». */
export function spanLine({ days, from, to }: Exclude<OwnHours, 'school'>): Say {
  const [first = 1] = days;
  const last = days.at(-1) ?? first;
  // From three days in a row on they are a span.
  const isSpan = days.length > 2 && last - first === days.length - 1;
  const named = isSpan
    ? say('own-hours.span', { first: say(`own-hours-day.d${first}`), last: say(`own-hours-day.d${last}`) })
    : days
        .map((day) => say(`own-hours-day.d${day}`))
        .reduce((list, day) => say('own-hours.list', { list, day }));
  return say('own-hours.line', { days: named, from, to });
}
