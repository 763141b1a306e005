import { Icon20CheckCircleFillGreen, Icon24Dismiss } from '@vkontakte/icons';
import { Button } from '@vkontakte/vkui';
import { useEffect, useRef } from 'react';
import type { ControlBackstage, Task } from '../../../control-types.ts';
import { useLayout, usePage, useTexts, useWorld } from '../page.tsx';
import { nameOf } from '../store/select.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { focusOpener } from '../ui/focus.ts';
import { IconAct } from '../ui/Plain.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { useAsked } from '../ui/useAsked.ts';
import { useIsPhone } from '../ui/useMedia.ts';

const NONE: readonly Task[] = [];
export const useTasks = (): readonly Task[] => useWorld((world) => world.backstage?.tasks ?? NONE);

/** Opens the card, and says how much of it is done. */
export function TasksButton() {
  const { layout } = usePage();
  const t = useTexts();
  const isPhone = useIsPhone();
  const isOpen = useLayout((state) => state.tasks) && !isPhone;
  const tasks = useTasks();
  if (tasks.length === 0) return null;
  const open = () => layout.set(isPhone ? { modal: { kind: 'tasks' } } : { tasks: !isOpen });
  return (
    <Button size="s" mode="secondary" stretched aria-expanded={isOpen} data-opens="tasks" onClick={open}>
      {t.tasksDone(tasks.filter(({ done }) => done).length, tasks.length)}
    </Button>
  );
}

/** What to try, beside the people with whom to try it. */
export function TasksColumn() {
  const { layout } = usePage();
  const t = useTexts();
  const close = () => {
    layout.set({ tasks: false });
    focusOpener('tasks');
  };
  return (
    <section className="tasks" aria-label={t.tasks}>
      <header className="tasks__head">
        <h2>{t.tasks}</h2>
        <IconAct label={t.closeColumn(t.tasks)} onClick={close}>
          <Icon24Dismiss width={20} height={20} />
        </IconAct>
      </header>
      <TaskList />
    </section>
  );
}

export function TasksModal() {
  const t = useTexts();
  return (
    <Dialog title={t.tasks}>
      <TaskList />
    </Dialog>
  );
}

function TaskList() {
  const tasks = useTasks();
  return (
    <ol className="tasks__list">
      {tasks.map((task) => (
        <TaskView key={task.name} task={task} />
      ))}
    </ol>
  );
}

function TaskView({ task: { name, title, steps, people, done, act, result } }: { task: Task }) {
  const { api, arrange, layout, world } = usePage();
  const t = useTexts();
  const language = useLayout((state) => state.language);
  const isOpen = useLayout((state) => state.task === name);
  const isPhone = useIsPhone();
  const { refusal, isBusy, ask } = useAsked();
  const item = useRef<HTMLLIElement>(null);
  const head = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    // All of it if there is room, and from its beginning.
    item.current?.scrollIntoView({ block: 'nearest' });
    head.current?.scrollIntoView({ block: 'nearest' });
    if (isPhone) head.current?.focus({ preventScroll: true });
  }, [isOpen, isPhone]);
  const choose = () => {
    layout.set({ task: isOpen ? null : name });
    // A phone shows one thing at a time: first what to do, then whoever is chosen to do it.
    if (!isOpen && !isPhone) arrange.openTogether(people);
  };
  const be = (id: number) => {
    layout.set({ modal: null });
    arrange.open(id);
  };
  const run = () =>
    ask(async () => world.set({ backstage: await api.post<ControlBackstage>(`tasks/${name}/act`) }));
  return (
    <li ref={item} className="task" data-open={isOpen}>
      <button ref={head} type="button" className="task__head" aria-expanded={isOpen} onClick={choose}>
        {done ? (
          <Icon20CheckCircleFillGreen role="img" aria-hidden={false} aria-label={t.taskDone} />
        ) : (
          <span role="img" aria-label={t.taskToDo} className="task__to-do" />
        )}
        {title[language]}
      </button>
      {isOpen && (
        <div className="task__body">
          <p>{t.taskPeople(people.map((id) => nameOf(world.state, id)))}</p>
          <ol className="task__steps">
            {steps.map((step) => (
              <li key={step.en}>{step[language]}</li>
            ))}
          </ol>
          {isPhone &&
            people.map((id) => (
              <Button key={id} size="m" mode="secondary" onClick={() => be(id)}>
                {t.openPerson(nameOf(world.state, id))}
              </Button>
            ))}
          {act && (
            <Button size="m" disabled={isBusy} onClick={run}>
              {act[language]}
            </Button>
          )}
          <Refusal text={refusal} />
        </div>
      )}
      {result && (
        <p className="task__result" role="status">
          {result[language]}
        </p>
      )}
    </li>
  );
}
