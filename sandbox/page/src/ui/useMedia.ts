import { useSyncExternalStore } from 'react';
import { PHONE_WIDTH } from '../store/arrange.ts';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

export const useIsPhone = (): boolean => useMedia(`(max-width: ${PHONE_WIDTH - 1}px)`);
/** Whoever has a finger and no mouse is taken to have no keyboard but that of the screen. */
export const useIsTouch = (): boolean => useMedia('(pointer: coarse)');
export const usePrefersDark = (): boolean => useMedia('(prefers-color-scheme: dark)');
