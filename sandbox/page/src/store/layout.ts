import type { Place } from './state.ts';
import { Store } from './store.ts';

export type Language = 'ru' | 'en';
export type Scheme = 'auto' | 'light' | 'dark';

/** One person with the conversation that is open in front of them. */
export interface Column {
  personId: number;
  place: Place;
}

export type PanelTab = 'log' | 'message' | 'faults' | 'clock';

/** A message, and who looks at it. */
export interface Looked {
  place: Place;
  personId: number;
  cmid: number;
}

export interface Invitation {
  ref: string;
  refSource?: string;
}

export type Modal =
  | { kind: 'person' }
  | { kind: 'chat' }
  | { kind: 'link'; link: string; from?: number }
  | { kind: 'picture'; url: string; text: string; from: number }
  | { kind: 'voice'; communityId: number; personId: number }
  | { kind: 'members'; chatId: number; personId: number }
  | { kind: 'transcript'; file: File }
  | { kind: 'tasks' }
  | { kind: 'begin' };

/** What the person before the screen has arranged. What stands before `tab` outlives a reload. */
export interface Layout {
  columns: readonly Column[];
  active: number | null;
  panel: boolean;
  language: Language;
  scheme: Scheme;
  /** the card with what to try, and which of it is unfolded */
  tasks: boolean;
  task: string | null;
  /** what was begun to be written, by person and conversation */
  drafts: Readonly<Record<string, string>>;
  /** which part of the panel is open, and the message that is looked at from behind */
  tab: PanelTab;
  behind: Looked | null;
  /** on a phone: what fills the screen */
  screen: 'people' | 'column';
  modal: Modal | null;
  /** whose column is to take the focus */
  focus: number | null;
  /** the conversation that is searched, as in `drafts` */
  search: string | null;
  /** an invite that was opened and waits to be told, by conversation key */
  invitations: ReadonlyMap<string, Invitation>;
}

const KEY = 'sandbox-page';

export function createLayout(storage: Storage): Store<Layout> {
  const layout = new Store<Layout>({
    columns: [],
    active: null,
    panel: false,
    language: 'ru',
    scheme: 'auto',
    tasks: true,
    task: null,
    drafts: {},
    search: null,
    screen: 'people',
    modal: null,
    focus: null,
    tab: 'log',
    behind: null,
    invitations: new Map(),
    ...recall(storage),
  });
  layout.subscribe(() => {
    const { columns, active, panel, language, scheme, tasks, task, drafts } = layout.state;
    storage.setItem(KEY, JSON.stringify({ columns, active, panel, language, scheme, tasks, task, drafts }));
  });
  return layout;
}

/** Whatever does not look right is left out: an older page may have written it. */
function recall(storage: Storage): Partial<Layout> {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? '{}') as Partial<Record<keyof Layout, unknown>>;
    return {
      ...(Array.isArray(kept.columns) && { columns: kept.columns.filter(isColumn) }),
      ...(typeof kept.active === 'number' && { active: kept.active }),
      ...(typeof kept.panel === 'boolean' && { panel: kept.panel }),
      ...(typeof kept.tasks === 'boolean' && { tasks: kept.tasks }),
      ...(isTexts(kept.drafts) && { drafts: kept.drafts }),
      ...(typeof kept.task === 'string' && { task: kept.task }),
      ...((kept.language === 'ru' || kept.language === 'en') && { language: kept.language }),
      ...((kept.scheme === 'light' || kept.scheme === 'dark') && { scheme: kept.scheme }),
    };
  } catch {
    return {};
  }
}

const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => typeof text === 'string');

function isColumn(value: unknown): value is Column {
  if (typeof value !== 'object' || value === null) return false;
  const { personId, place } = value as Partial<Column>;
  return typeof personId === 'number' && typeof place === 'object' && place !== null;
}
