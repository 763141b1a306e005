import { datesOf, letterhead, type Paper, text } from '#src/domain/papers/parts.ts';
import type { Application } from '#src/domain/papers/record.ts';
import { signatureOf } from '#src/domain/papers/signature.ts';
import type { School } from '#src/domain/school/record.ts';
import { supportMail } from '#src/regulation/edition.ts';
import { type Say, say } from '#src/text/say.ts';

/** A letter that goes out by mail, still to be said in words. */
export interface WrittenLetter {
  readonly to: string;
  readonly replyTo: string;
  readonly subject: Say;
  readonly lines: readonly Say[];
  /** Documents that go with it, as the messenger refers to them. */
  readonly files: readonly { readonly name: string; readonly size: number; readonly url: string }[];
}

/** Everything that the letter needs is there; whether the order is attached by hand was said. */
export type WholeApplication = Application & {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly order: NonNullable<Application['order']> | null;
};

export const isWhole = (application: Application): application is WholeApplication =>
  missingIn(application) === undefined;

/** What is to be asked next. */
export const missingIn = (application: Application | undefined): ContactField | undefined =>
  contactFields.find((field) => application?.[field] === undefined);
export const contactFields = ['name', 'email', 'phone', 'order'] as const;
export type ContactField = (typeof contactFields)[number];

/** The application for the registration of the school (A1, 2.1), from its record and the contact data. */
export function applicationLetter(school: School, application: WholeApplication): WrittenLetter {
  const { name, email, order } = application;
  return {
    to: supportMail,
    replyTo: email,
    subject: say('application-letter.subject', { school: school.name }),
    lines: [
      say('application-letter.greeting'),
      ...bodyOf(school, application).map((part) => part.text),
      say('application-letter.regards', { name }),
    ],
    files: order ? [order] : [],
  };
}

/** The same as a document, with a blank for the day and number under which the school sends it. */
export function applicationPaper(school: School, application: WholeApplication, now: number): Paper {
  const { date, number } = datesOf(school, now);
  return [
    ...letterhead(school),
    { as: 'ends', left: date, right: number },
    { as: 'head', text: say('application-letter.addressee', { mail: supportMail }) },
    { as: 'title', text: say('application-letter.title') },
    ...bodyOf(school, application),
    { as: 'ends', left: say('application-letter.sender'), right: signatureOf(application.name) },
  ];
}

function bodyOf({ name: school, address, site, phone }: School, application: WholeApplication) {
  const known = { address, site, phone };
  return [
    text('application-letter.asks', { school }),
    ...(['address', 'site', 'phone'] as const)
      .filter((field) => known[field] !== '')
      .map((field) => text(`application-letter.${field}`, { value: known[field] })),
    text('application-letter.administrator'),
    text('application-letter.name', { value: application.name }),
    text('application-letter.email', { value: application.email }),
    text('application-letter.mobile', { value: application.phone }),
    text('application-letter.order'),
  ];
}
