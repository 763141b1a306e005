import { createContext, useContext } from 'react';
import type { Api } from './store/api.ts';
import type { Arrangement } from './store/arrange.ts';
import type { Layout } from './store/layout.ts';
import type { Messenger } from './store/messenger.ts';
import type { World } from './store/state.ts';
import { type Store, useStore } from './store/store.ts';
import { type Texts, textsIn } from './texts.ts';

/** What every part of the page may need; made once, in main.tsx. */
export interface Page {
  world: Store<World>;
  layout: Store<Layout>;
  arrange: Arrangement;
  messenger: Messenger;
  api: Api;
}

const PageContext = createContext<Page | null>(null);
export const PageProvider = PageContext.Provider;

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('a component outside of PageProvider');
  return page;
}

export const useWorld = <T,>(select: (world: Readonly<World>) => T): T => useStore(usePage().world, select);
export const useLayout = <T,>(select: (layout: Readonly<Layout>) => T): T =>
  useStore(usePage().layout, select);
export const useTexts = (): Texts => {
  const language = useLayout((layout) => layout.language);
  const zone = useWorld((world) => world.backstage?.zone);
  return textsIn(language, zone);
};
