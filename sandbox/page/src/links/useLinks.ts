import { useMemo } from 'react';
import { usePage } from '../page.tsx';
import { readLink, type Target } from './links.ts';

export interface Links {
  read(link: string): Target;
  /** Invites and chats are for whoever is chosen; all else is the browser's. */
  openLink(link: string): void;
}

export function useLinks(personId?: number): Links {
  const { layout, world } = usePage();
  return useMemo(() => {
    const read = (link: string) => {
      const { communities, chats } = world.state;
      return readLink(link, { communities, chats: chats.values() });
    };
    const openLink = (link: string) => {
      const target = read(link);
      if (target.kind === 'outside') window.open(target.url, '_blank', 'noopener,noreferrer');
      else layout.set({ modal: { kind: 'link', link, ...(personId !== undefined && { from: personId }) } });
    };
    return { read, openLink };
  }, [layout, world, personId]);
}
