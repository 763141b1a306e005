declare module 'convert-layout/ru.js' {
  /** Between the Latin and the Russian layout: what was typed in one, as the same keys give it in the other. */
  const layout: { fromEn(text: string): string; toEn(text: string): string };
  export = layout;
}
