import { useState } from 'react';
import { Refused } from '../store/api.ts';

/** Runs what a window asks for, and keeps the words of a refusal for it. */
export function useAsked(): { refusal: string | null; ask(run: () => Promise<void>): void } {
  const [refusal, setRefusal] = useState<string | null>(null);
  const ask = (run: () => Promise<void>) => {
    setRefusal(null);
    run().catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      setRefusal(error.message);
    });
  };
  return { refusal, ask };
}
