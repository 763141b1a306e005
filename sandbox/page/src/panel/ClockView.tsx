import { Button, FormItem, Input } from '@vkontakte/vkui';
import { type FormEvent, useEffect, useState } from 'react';
import type { ClockBody, ControlClock } from '../../../control-types.ts';
import { usePage, useTexts, useWorld } from '../page.tsx';
import { vkNow } from '../store/state.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { momentOf, readField } from '../ui/time.ts';
import { useAsked } from '../ui/useAsked.ts';

const HOUR_MS = 3_600_000;

/** The sandbox's time, and the way to move it, where it is the sandbox's own. */
export function ClockView() {
  const { api, world } = usePage();
  const t = useTexts();
  const given = useWorld((state) => state.clock.given);
  const [, tick] = useState(0);
  const [wanted, setWanted] = useState('');
  const { refusal, ask } = useAsked();
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const move = (body: ClockBody) =>
    ask(async () => {
      const clock = await api.post<ControlClock>('clock', body);
      world.change((state) => Object.assign(state, { clock: { ...clock, heardAt: Date.now() } }));
      tick((n) => n + 1);
    });
  const set = (event: FormEvent) => {
    event.preventDefault();
    const at = readField(wanted, t);
    if (!Number.isNaN(at)) move({ set: at });
  };
  return (
    <div className="panel__body">
      <time className="clock">{momentOf(vkNow(world.state), t)}</time>
      <p className="panel__hint">{given ? t.clockGiven : t.clockHint}</p>
      <div className="clock__moves">
        {(
          [
            [t.hour, HOUR_MS],
            [t.day, 24 * HOUR_MS],
            [t.week, 7 * 24 * HOUR_MS],
          ] as const
        ).map(([label, ms]) => (
          <Button
            key={label}
            mode="secondary"
            size="s"
            disabled={given}
            onClick={() => move({ advance: ms })}
          >
            {label}
          </Button>
        ))}
      </div>
      <form className="fault" onSubmit={set}>
        <FormItem top={t.setClock} htmlFor="clock" noPadding>
          <Input
            id="clock"
            type="datetime-local"
            disabled={given}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        </FormItem>
        <Button type="submit" mode="secondary" size="m" disabled={given || wanted === ''}>
          {t.set}
        </Button>
      </form>
      <Refusal text={refusal} />
    </div>
  );
}
