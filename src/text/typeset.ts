/** Words that must not end a line of a Russian text: short prepositions, conjunctions and particles. */
const hanging = 'а|без|в|во|для|до|за|и|из|или|их|к|ко|на|над|не|ни|но|о|об|от|по|под|при|про|с|со|то|у|что';
const afterHanging = new RegExp(`(?<![\\p{L}\\p{N}-])(${hanging}) (?=\\S)`, 'giu');

/**
 * Russian typography for what is printed: «ёлочки», en dashes, and a space that does not break where a line must not:
 * behind a short preposition, before a dash, in «№ 5», «О. Ю. Мальцева», «п. 2.1», «2026 г.», «+7 812 417-34-56»; the
 * hyphen of a number or of «IT-отдел» does not break either.
 */
export const typeset = (text: string): string =>
  text
    .replace(/"([^"\n]*)"/g, '«$1»')
    .replace(/ [-–—] /g, '\u00A0– ')
    .replace(afterHanging, '$1\u00A0')
    .replace(/([№§]) ?(?=[\p{L}\p{N}_])/gu, '$1\u00A0')
    .replace(/(?<!\p{L})(\p{Lu}\.) ?(?=\p{Lu})/gu, '$1\u00A0')
    .replace(/(?<!\p{L})(п|пп|ст|ул|д|корп|г|доб) ?\. ?(?=[\p{Lu}\p{N}])/gu, '$1.\u00A0')
    .replace(/^(\d{1,2}\.) /gm, '$1\u00A0')
    .replace(/(?<=\d) (?=\d)/g, '\u00A0')
    .replace(/(?<=\d)-(?=[\d\p{L}])|(?<=(?<!\p{L})\p{Lu}{1,4})-(?=\p{Ll})/gu, '\u2011')
    .replace(/(?<=\d) (?=(?:г\.|года?|л\.)(?!\p{L}))/gu, '\u00A0');
