import { AdaptivityProvider, AppRoot, ConfigProvider } from '@vkontakte/vkui';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { Columns } from './column/Columns.tsx';
import { Modals } from './Modals.tsx';
import { useLayout, useTexts } from './page.tsx';
import { Panel } from './panel/Panel.tsx';
import { People } from './people/People.tsx';
import type { Layout } from './store/layout.ts';
import { useIsPhone, usePrefersDark } from './ui/useMedia.ts';

export function App() {
  const language = useLayout((layout) => layout.language);
  const scheme = useLayout((layout) => layout.scheme);
  const prefersDark = usePrefersDark();
  const isPhone = useIsPhone();
  const t = useTexts();
  const inForce = scheme === 'auto' ? (prefersDark ? 'dark' : 'light') : scheme;
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.scheme = inForce;
    document.title = t.app;
  }, [language, inForce, t]);
  return (
    <ConfigProvider colorScheme={inForce} platform={isPhone ? 'android' : 'vkcom'} locale={language}>
      <AdaptivityProvider>
        <AppRoot layout="plain">
          <Rooms isDark={inForce === 'dark'} />
          <Modals />
        </AppRoot>
      </AdaptivityProvider>
    </ConfigProvider>
  );
}

function Rooms({ isDark }: { isDark: boolean }) {
  const screen = useLayout((layout) => layout.screen);
  const panel = useLayout((layout) => layout.panel);
  const box = useRef<HTMLDivElement>(null);
  useFocusInRoom(box, screen);
  return (
    <div className="page" ref={box} data-screen={screen} data-panel={panel}>
      <People isDark={isDark} />
      <Columns />
      {panel && <Panel />}
    </div>
  );
}

/** On a phone a dialog takes the place of the list, and back: the focus goes along, to whose dialog it is or was. */
function useFocusInRoom(box: RefObject<HTMLElement>, screen: Layout['screen']): void {
  const isPhone = useIsPhone();
  const before = useRef(screen);
  useLayoutEffect(() => {
    if (before.current === screen) return;
    before.current = screen;
    const room = box.current?.querySelector(screen === 'people' ? '.people' : '.columns');
    if (!isPhone || !room || room.contains(document.activeElement)) return;
    (
      room.querySelector<HTMLElement>('[aria-current=true]') ?? room.querySelector<HTMLElement>('h1, h2')
    )?.focus();
  }, [box, screen, isPhone]);
}
