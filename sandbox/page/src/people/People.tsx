import {
  Icon24Add,
  Icon24BugOutline,
  Icon24Moon,
  Icon24RefreshOutline,
  Icon24SunOutline,
  Icon28ChatsOutline,
  Icon28DocumentOutline,
  Icon28LinkOutline,
  Icon28UserAddOutline,
} from '@vkontakte/icons';
import { Button, Search } from '@vkontakte/vkui';
import { type ChangeEvent, useMemo, useRef, useState } from 'react';
import { Now } from '../backstage/Now.tsx';
import { useLayout, usePage, useTexts, useWorld } from '../page.tsx';
import { fullName, type Person } from '../store/state.ts';
import { Menu } from '../ui/Menu.tsx';
import { NothingFound } from '../ui/NothingFound.tsx';
import { IconAct } from '../ui/Plain.tsx';
import { PersonList } from './PersonList.tsx';

/** Everybody there is, and what concerns the whole page. */
export function People({ isDark }: { isDark: boolean }) {
  const t = useTexts();
  const people = useWorld((world) => world.people);
  const [query, setQuery] = useState('');
  const found = useMemo(() => find(people, query), [people, query]);
  const field = useRef<HTMLInputElement>(null);
  const clear = () => {
    setQuery('');
    field.current?.focus();
  };
  return (
    <nav className="people" aria-label={t.people}>
      <header className="people__head">
        <h1 className="people__title" tabIndex={-1}>
          {t.app}
        </h1>
        <AddMenu />
      </header>
      <Now />
      <Search
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        placeholder={t.findPerson}
        aria-label={t.findPerson}
        slotProps={{ input: { getRootRef: field } }}
        noPadding
        className="people__search"
      />
      <Connection />
      {people.length === 0 && <p className="people__nobody">{t.nobody}</p>}
      {found.length > 0 && <PersonList people={found} />}
      {found.length === 0 && people.length > 0 && (
        <div className="people__nobody">
          <NothingFound filter={`«${query.trim()}»`} onClear={clear} />
        </div>
      )}
      <Foot isDark={isDark} />
    </nav>
  );
}

function find(people: readonly Person[], query: string): readonly Person[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return people;
  return people.filter((person) => {
    const text = `${fullName(person)} ${person.caption ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function AddMenu() {
  const { layout } = usePage();
  const t = useTexts();
  const file = useRef<HTMLInputElement>(null);
  const items = [
    {
      label: t.newPerson,
      icon: <Icon28UserAddOutline />,
      onChoose: () => layout.set({ modal: { kind: 'person' } }),
    },
    {
      label: t.newChat,
      icon: <Icon28ChatsOutline />,
      onChoose: () => layout.set({ modal: { kind: 'chat' } }),
    },
    {
      label: t.openLink,
      icon: <Icon28LinkOutline />,
      onChoose: () => layout.set({ modal: { kind: 'link', link: '' } }),
    },
    { label: t.openTranscript, icon: <Icon28DocumentOutline />, onChoose: () => file.current?.click() },
  ];
  const open = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    // The same file may be chosen again.
    target.value = '';
    if (chosen) layout.set({ modal: { kind: 'transcript', file: chosen } });
  };
  return (
    <>
      <input ref={file} type="file" accept=".json" hidden aria-label={t.openTranscript} onChange={open} />
      <Menu label={t.add} items={items}>
        {({ ref, expanded, open }) => (
          <IconAct label={t.add} buttonRef={ref} aria-haspopup="menu" aria-expanded={expanded} onClick={open}>
            <Icon24Add />
          </IconAct>
        )}
      </Menu>
    </>
  );
}

function Connection() {
  const t = useTexts();
  const connection = useWorld((world) => world.connection);
  return (
    <div role="status" className="people__connection">
      {connection === 'lost' && t.lost}
      {connection === 'connecting' && t.connecting}
    </div>
  );
}

function Foot({ isDark }: { isDark: boolean }) {
  const { layout } = usePage();
  const t = useTexts();
  const { language, panel } = useLayout((state) => state);
  return (
    <footer className="people__foot">
      <IconAct
        label={isDark ? t.toLight : t.toDark}
        onClick={() => layout.set({ scheme: isDark ? 'light' : 'dark' })}
      >
        {isDark ? <Icon24SunOutline /> : <Icon24Moon />}
      </IconAct>
      <IconAct
        label={`${language === 'ru' ? 'EN' : 'РУ'}: ${t.toOther}`}
        lang={language === 'ru' ? 'en' : 'ru'}
        onClick={() => layout.set({ language: language === 'ru' ? 'en' : 'ru' })}
      >
        <span className="people__language">{language === 'ru' ? 'EN' : 'РУ'}</span>
      </IconAct>
      <IconAct label={t.begin} onClick={() => layout.set({ modal: { kind: 'begin' } })}>
        <Icon24RefreshOutline />
      </IconAct>
      <Button
        size="s"
        mode={panel ? 'secondary' : 'tertiary'}
        appearance="neutral"
        before={<Icon24BugOutline width={20} height={20} />}
        aria-pressed={panel}
        data-opens="panel"
        title={panel ? t.hidePanel : t.showPanel}
        onClick={() => layout.set({ panel: !panel })}
        className="people__panel"
      >
        {t.panel}
      </Button>
    </footer>
  );
}
