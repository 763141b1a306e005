import { AdaptivityProvider, AppRoot, ConfigProvider } from '@vkontakte/vkui';
import { useEffect } from 'react';
import { Columns } from './column/Columns.tsx';
import { Modals } from './Modals.tsx';
import { useLayout, useTexts } from './page.tsx';
import { Panel } from './panel/Panel.tsx';
import { People } from './people/People.tsx';
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
  return (
    <div className="page" data-screen={screen} data-panel={panel}>
      <People isDark={isDark} />
      <Columns />
      {panel && <Panel />}
    </div>
  );
}
