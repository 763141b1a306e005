import { Button } from '@vkontakte/vkui';
import { useEffect, useState } from 'react';
import type { ControlPassed } from '../../../control-types.ts';
import { usePage, useTexts, useWorld } from '../page.tsx';
import { nameOf } from '../store/select.ts';
import { vkNow } from '../store/state.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { presentOf } from '../ui/time.ts';
import { useAsked } from '../ui/useAsked.ts';
import { TasksButton } from './Tasks.tsx';

/** What time it is here, and the way to the next moment at which something happens by itself. */
export function Now() {
  const { api, world } = usePage();
  const t = useTexts();
  const isLed = useWorld((state) => state.backstage !== null);
  const now = useWorld((state) => presentOf(vkNow(state), t));
  const [passed, setPassed] = useState<ControlPassed | null>(null);
  const { refusal, isBusy, ask } = useAsked();
  useEffect(() => {
    const timer = setInterval(() => world.change(() => {}), 10_000);
    return () => clearInterval(timer);
  }, [world]);
  const passOn = () => ask(async () => setPassed(await api.post<ControlPassed>('pass-on')));
  const names = passed?.told.map((id) => nameOf(world.state, id)) ?? [];
  return (
    <section className="now" aria-label={t.now}>
      <time className="now__time">{now}</time>
      {isLed && (
        <Button size="s" mode="secondary" stretched disabled={isBusy} onClick={passOn}>
          {t.passOn}
        </Button>
      )}
      <TasksButton />
      <p role="status" className="now__told">
        {passed && (names.length > 0 ? t.told(names) : t.nothingToCome)}
      </p>
      <Refusal text={refusal} />
    </section>
  );
}
