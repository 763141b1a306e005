/** Answers what the promise does, or undefined as soon as the signal aborts; the promise then goes on alone. */
export function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const end = () => resolve(undefined);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}

/**
 * Runs something under a signal that aborts with the outer one or when the time is over. AbortSignal.any would do,
 * but what it makes hangs on a signal that lives as long as the process.
 */
export async function within<T>(
  ms: number,
  outer: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const inner = new AbortController();
  const end = () => inner.abort();
  if (outer.aborted) end();
  const timer = setTimeout(end, ms);
  outer.addEventListener('abort', end, { once: true });
  try {
    return await run(inner.signal);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', end);
  }
}
