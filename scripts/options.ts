/**
 * What a command of the console was told; `--help`, and whatever it does not know, ends it with how it is used.
 *
 * @param parse  throws at what it does not know
 */
export function optionsOf<Values>(usage: string, parse: () => { readonly values: Values }): Values {
  const asksHelp = process.argv.includes('--help');
  try {
    if (!asksHelp) return parse().values;
  } catch {
    // The usage says what it knows.
  }
  process.stdout.write(`${usage}\n`);
  process.exit(asksHelp ? 0 : 1);
}
