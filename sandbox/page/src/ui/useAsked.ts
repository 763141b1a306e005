import { useState } from 'react';
import { Refused } from '../store/api.ts';

/** Runs what a window asks for, and keeps the words of a refusal for it. */
export function useAsked(): { refusal: string | null; isBusy: boolean; ask(run: () => Promise<void>): void } {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const ask = (run: () => Promise<void>) => {
    setRefusal(null);
    setBusy(true);
    run()
      .catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        setRefusal(error.message);
      })
      .finally(() => setBusy(false));
  };
  return { refusal, isBusy, ask };
}
