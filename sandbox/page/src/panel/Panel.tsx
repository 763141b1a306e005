import { Icon24Dismiss } from '@vkontakte/icons';
import { useRef } from 'react';
import { useLayout, usePage, useTexts } from '../page.tsx';
import type { PanelTab } from '../store/layout.ts';
import { focusOpener, moveByArrows } from '../ui/focus.ts';
import { IconAct } from '../ui/Plain.tsx';
import { BehindView } from './BehindView.tsx';
import { ClockView } from './ClockView.tsx';
import { Faults } from './Faults.tsx';
import { Log } from './Log.tsx';

const TABS: readonly PanelTab[] = ['log', 'message', 'faults', 'clock'];

/** Behind the scenes: what goes between the sandbox and the bot, and what can be done to it. */
export function Panel() {
  const { layout } = usePage();
  const t = useTexts();
  const tab = useLayout((state) => state.tab);
  // The button of a message, or that under the list of people.
  const opener = useRef(document.activeElement);
  const close = () => {
    layout.set({ panel: false });
    focusOpener('panel', opener.current);
  };
  return (
    <aside className="panel" aria-label={t.panel}>
      <header className="panel__head">
        <h2 className="panel__title">{t.panel}</h2>
        <IconAct label={t.hidePanel} onClick={close}>
          <Icon24Dismiss width={20} height={20} />
        </IconAct>
      </header>
      <div
        className="panel__tabs"
        role="tablist"
        aria-label={t.panel}
        onKeyDown={(event) => moveByArrows(event, '[role=tab]')}
      >
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            tabIndex={tab === name ? 0 : -1}
            className="panel__tab"
            onClick={() => layout.set({ tab: name })}
          >
            {t[name]}
          </button>
        ))}
      </div>
      {tab === 'log' && <Log />}
      {tab === 'message' && <BehindView />}
      {tab === 'faults' && <Faults />}
      {tab === 'clock' && <ClockView />}
    </aside>
  );
}
