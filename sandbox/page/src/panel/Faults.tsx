import { Button, Checkbox, FormItem, Input, NativeSelect, SimpleCell, Switch } from '@vkontakte/vkui';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import type { ControlFaults, FaultBody } from '../../../control-types.ts';
import { usePage, useTexts, useWorld } from '../page.tsx';
import type { Texts } from '../texts.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { useAsked } from '../ui/useAsked.ts';

/** Ways in which the sandbox can be made to fail like VK does. */
export function Faults() {
  const { api, world } = usePage();
  const t = useTexts();
  const faults = useWorld((state) => state.faults);
  const { refusal, ask } = useAsked();
  // Nothing on the stream tells that a fault is used up.
  const newest = useWorld((state) => state.log.at(-1)?.n);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again after each call
  useEffect(() => {
    api.get<ControlFaults>('faults').then(
      (now) => world.change((state) => Object.assign(state, { faults: now })),
      () => {},
    );
  }, [api, world, newest]);
  if (!faults) return null;
  const put = (run: () => Promise<ControlFaults>) =>
    ask(async () => {
      const now = await run();
      world.change((state) => Object.assign(state, { faults: now }));
    });
  const turnOn = (fault: FaultBody) => put(() => api.post('faults', fault));
  return (
    <div className="panel__body">
      <Toggle
        label={t.paused}
        hint={t.pausedHint}
        checked={faults.paused}
        onChange={(on) => turnOn({ kind: 'pause', on })}
      />
      <Toggle
        label={t.duplicateEvents}
        checked={faults.duplicateEvents}
        onChange={(on) => turnOn({ kind: 'duplicateEvents', on })}
      />
      <Toggle
        label={t.shuffleEvents}
        checked={faults.shuffleEvents}
        onChange={(on) => turnOn({ kind: 'shuffleEvents', on })}
      />
      <Latency onTurnOn={turnOn} />
      <CallFault onTurnOn={turnOn} />
      <Poll onTurnOn={turnOn} />
      <Refusal text={refusal} />
      <section aria-label={t.active} className="panel__active">
        <h3 className="panel__part">{t.active}</h3>
        <ul>
          {described(faults, t).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Button mode="secondary" size="m" stretched onClick={() => put(() => api.delete('faults'))}>
          {t.clearFaults}
        </Button>
      </section>
    </div>
  );
}

interface ToggleProps {
  label: string;
  hint?: string;
  checked: boolean;
  onChange(on: boolean): void;
}

const Toggle = ({ label, hint, checked, onChange }: ToggleProps) => (
  <SimpleCell
    Component="label"
    multiline
    subtitle={hint}
    after={
      <Switch aria-label={label} checked={checked} onChange={(event) => onChange(event.target.checked)} />
    }
  >
    {label}
  </SimpleCell>
);

type Form = { onTurnOn(fault: FaultBody): void };

function Part({ title, onSubmit, children }: { title: string; onSubmit(): void; children: ReactNode }) {
  const t = useTexts();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="fault" onSubmit={submit} aria-label={title}>
      <h3 className="panel__part">{title}</h3>
      {children}
      <Button type="submit" size="m" mode="secondary">
        {t.turnOn}
      </Button>
    </form>
  );
}

function Latency({ onTurnOn }: Form) {
  const t = useTexts();
  const [ms, setMs] = useState('500');
  return (
    <Part title={t.latency} onSubmit={() => onTurnOn({ kind: 'latency', ms: Number(ms) || 0 })}>
      <Input
        type="number"
        min={0}
        value={ms}
        aria-label={t.latency}
        onChange={(e) => setMs(e.target.value)}
      />
    </Part>
  );
}

type CallKind = 'error' | 'http' | 'dropAfterAccept';

function CallFault({ onTurnOn }: Form) {
  const t = useTexts();
  const [kind, setKind] = useState<CallKind>('error');
  const [code, setCode] = useState('10');
  const [method, setMethod] = useState('messages.send');
  const [times, setTimes] = useState('1');
  const [applied, setApplied] = useState(false);
  const turnOn = () => {
    const when = {
      ...(method.trim() && { method: method.trim() }),
      ...(Number(times) > 0 && { times: Number(times) }),
    };
    if (kind === 'error') onTurnOn({ kind, code: Number(code), applied, ...when });
    else if (kind === 'http') onTurnOn({ kind, status: Number(code), ...when });
    else onTurnOn({ kind, ...when });
  };
  const choose = (next: CallKind) => {
    setKind(next);
    setCode(next === 'http' ? '502' : '10');
  };
  return (
    <Part title={t.faultCall} onSubmit={turnOn}>
      <NativeSelect
        value={kind}
        aria-label={t.faultCall}
        onChange={(e) => choose(e.target.value as CallKind)}
      >
        <option value="error">{t.faultError}</option>
        <option value="http">{t.faultHttp}</option>
        <option value="dropAfterAccept">{t.faultDrop}</option>
      </NativeSelect>
      {kind !== 'dropAfterAccept' && (
        <FormItem top={kind === 'http' ? t.faultStatus : t.faultCode} htmlFor="fault-code" noPadding>
          <Input id="fault-code" type="number" value={code} onChange={(e) => setCode(e.target.value)} />
        </FormItem>
      )}
      <FormItem top={t.faultMethod} htmlFor="fault-method" noPadding>
        <Input id="fault-method" value={method} onChange={(e) => setMethod(e.target.value)} />
      </FormItem>
      <FormItem top={t.faultTimes} htmlFor="fault-times" noPadding>
        <Input
          id="fault-times"
          type="number"
          min={1}
          value={times}
          onChange={(e) => setTimes(e.target.value)}
        />
      </FormItem>
      {kind === 'error' && (
        <Checkbox checked={applied} onChange={() => setApplied(!applied)}>
          {t.faultApplied}
        </Checkbox>
      )}
    </Part>
  );
}

function Poll({ onTurnOn }: Form) {
  const t = useTexts();
  const [failed, setFailed] = useState<1 | 2 | 3>(2);
  return (
    <Part title={t.faultPoll} onSubmit={() => onTurnOn({ kind: 'failNextPoll', failed })}>
      <NativeSelect
        value={failed}
        aria-label={t.faultPoll}
        onChange={(e) => setFailed(Number(e.target.value) as 1 | 2 | 3)}
      >
        {[1, 2, 3].map((n) => (
          <option key={n} value={n}>
            failed: {n}
          </option>
        ))}
      </NativeSelect>
    </Part>
  );
}

function described(faults: ControlFaults, t: Texts): string[] {
  const of = (method: string | undefined) => method ?? '*';
  const lines = [
    ...(faults.paused ? [t.paused] : []),
    ...(faults.duplicateEvents ? [t.duplicateEvents] : []),
    ...(faults.shuffleEvents ? [t.shuffleEvents] : []),
    ...(faults.latency ? [`${t.latency}: ${faults.latency.ms}`] : []),
    ...faults.errors.map(
      ({ code, method, left }) => `${t.faultError} ${code}, ${of(method)}, ${t.left_(left)}`,
    ),
    ...faults.http.map(({ status, method, left }) => `HTTP ${status}, ${of(method)}, ${t.left_(left)}`),
    ...faults.dropAfterAccept.map(({ method, left }) => `${t.faultDrop}, ${of(method)}, ${t.left_(left)}`),
    ...faults.failNextPoll.map(({ kind }) => `${t.faultPoll} ${kind}`),
  ];
  return lines.length > 0 ? lines : [t.noFaults];
}
