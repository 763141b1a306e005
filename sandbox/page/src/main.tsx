import '@vkontakte/vkui/dist/vkui.css';
import './styles/page.css';
import './styles/column.css';
import './styles/message.css';
import './styles/panel.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { PageProvider } from './page.tsx';
import { Api } from './store/api.ts';
import { Arrangement } from './store/arrange.ts';
import { createLayout } from './store/layout.ts';
import { Messenger } from './store/messenger.ts';
import { emptyWorld } from './store/state.ts';
import { Store } from './store/store.ts';
import { Stream } from './store/stream.ts';
import { texts } from './texts.ts';

const world = new Store(emptyWorld(), { batch: true });
const layout = createLayout(localStorage);
const api = new Api();
const arrange = new Arrangement(layout, world);
const messenger = new Messenger(world, api);
const stream = new Stream(world, api, {
  onSnapshot: () => arrange.settle(),
  onSnackbar: (change) => {
    if (change.kind === 'snackbar') messenger.hears(change.where, { text: change.text, kind: 'snackbar' });
    else {
      const text = texts[layout.state.language].openedLink;
      messenger.hears(change.where, { text, link: change.link, kind: 'snackbar' });
    }
  },
});
stream.start();
window.addEventListener('popstate', () => layout.set({ screen: 'people' }));

// A key that is held would press the button that slides under it.
document.addEventListener(
  'keydown',
  (event) => {
    const isHeld = event.repeat && (event.key === 'Enter' || event.key === ' ');
    if (isHeld && (event.target as Element).closest('button, a')) event.preventDefault();
  },
  true,
);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <PageProvider value={{ world, layout, api, arrange, messenger }}>
      <App />
    </PageProvider>,
  );
}
