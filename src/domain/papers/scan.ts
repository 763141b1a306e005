/** A scan or a document of some pages; more no mail server takes. */
const largest = 10_000_000;
const kinds = /\.(?:pdf|jpe?g|png|tiff?|docx?|odt|rtf)$/i;

/** Whether a document can be the signed order, by its name and size; its content is never looked at. */
export const isScan = ({ name, size }: { readonly name: string; readonly size: number }): boolean =>
  kinds.test(name) && size <= largest;
