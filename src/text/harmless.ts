/**
 * What people typed, when it is shown to others: where VK would read a mention (`[id1|…]`, `@all`, `*id1`),
 * an invisible joiner keeps it plain text. Links stay as they are, so that they can be opened.
 */
export const harmless = (text: string): string =>
  text.startsWith('https://')
    ? text
    : text
        .replace(/\[(?=(?:id|club|public)\d+\|)/gi, '[\u2060')
        .replace(/(^|[^A-Za-z0-9._-])([@*])(?=[A-Za-z0-9_])/g, '$1$2\u2060');
