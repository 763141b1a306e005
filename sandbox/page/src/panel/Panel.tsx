import { Icon24Dismiss } from '@vkontakte/icons';
import { SegmentedControl } from '@vkontakte/vkui';
import { useLayout, usePage, useTexts } from '../page.tsx';
import type { PanelTab } from '../store/layout.ts';
import { IconAct } from '../ui/Plain.tsx';
import { BehindView } from './BehindView.tsx';
import { ClockView } from './ClockView.tsx';
import { Faults } from './Faults.tsx';
import { Log } from './Log.tsx';

/** Behind the scenes: what goes between the sandbox and the bot, and what can be done to it. */
export function Panel() {
  const { layout } = usePage();
  const t = useTexts();
  const tab = useLayout((state) => state.tab);
  return (
    <aside className="panel" aria-label={t.panel}>
      <header className="panel__head">
        <h2 className="panel__title">{t.panel}</h2>
        <IconAct label={t.hidePanel} onClick={() => layout.set({ panel: false })}>
          <Icon24Dismiss width={20} height={20} />
        </IconAct>
      </header>
      <SegmentedControl
        className="panel__tabs"
        value={tab}
        onChange={(value) => layout.set({ tab: value as PanelTab })}
        aria-label={t.panel}
        options={[
          { value: 'log', label: t.log },
          { value: 'message', label: t.message },
          { value: 'faults', label: t.faults },
          { value: 'clock', label: t.clock },
        ]}
      />
      {tab === 'log' && <Log />}
      {tab === 'message' && <BehindView />}
      {tab === 'faults' && <Faults />}
      {tab === 'clock' && <ClockView />}
    </aside>
  );
}
