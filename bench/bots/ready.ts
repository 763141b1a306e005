/** Tells whoever forked this process that it hears VK. */
export function isReady(): void {
  process.once('SIGTERM', () => process.exit(0));
  process.send?.('ready');
}
