/** Words that must not end a line of a Russian text: short prepositions, conjunctions and particles. */
const hanging = 'а|без|в|во|для|до|за|и|из|или|их|к|ко|на|над|не|ни|но|о|об|от|по|под|при|про|с|со|то|у|что';
const afterHanging = new RegExp(`(?<![\\p{L}\\p{N}-])(${hanging}) (?=\\S)`, 'giu');
/** What goes with the number before it: more of it, a month, a year. */
const afterNumber =
  /(?<=\d) (?=\d|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек|(?:г\.|года?|л\.)(?!\p{L}))/gu;

/** Russian typography for what is printed: «ёлочки», en dashes, and lines that break where they may. */
export const typeset = (text: string): string =>
  unbroken(text.replace(/"([^"\n]*)"/g, '«$1»').replace(/ [-–—] /g, '\u00A0– '));

/**
 * Spaces and hyphens that do not break where a line must not: behind a short preposition, in «№ 5», «О. Ю. Мальцева»,
 * «п. 2.1», «30 декабря», «+7 812 417-34-56», «IT-отдел».
 */
export const unbroken = (text: string): string =>
  text
    .replace(afterHanging, '$1\u00A0')
    .replace(/([№§]) ?(?=[\p{L}\p{N}_])/gu, '$1\u00A0')
    .replace(/(?<!\p{L})(\p{Lu}\.) ?(?=\p{Lu})/gu, '$1\u00A0')
    .replace(/(?<!\p{L})(п|пп|ст|ул|д|корп|г|доб) ?\. ?(?=[\p{Lu}\p{N}])/gu, '$1.\u00A0')
    .replace(/(?<!\p{L})(литера|дом|корпус|строение) (?=[\p{Lu}\p{N}])/gu, '$1\u00A0')
    .replace(/^(\d{1,2}\.) /gm, '$1\u00A0')
    .replace(afterNumber, '\u00A0')
    .replace(/(?<=\d)-(?=[\d\p{L}])|(?<=(?<!\p{L})\p{Lu}{1,4})-(?=\p{Ll})/gu, '\u2011');
