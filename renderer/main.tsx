import './no-eval.ts';

import {QueryClientProvider} from '@tanstack/react-query';
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {App} from './app.tsx';
import {ScreenBoundary} from './frame/screen-boundary.tsx';
import {queries} from './query.ts';
import {texts} from './texts/texts.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element.');
/** What went wrong around the screens, or while one was taken away, leaves nothing to go back to. */
const startAnew = () => {
  window.location.hash = '#/start';
  window.location.reload();
};

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <ScreenBoundary leave={texts.frame.toStart} onLeave={startAnew}>
        <App />
      </ScreenBoundary>
    </QueryClientProvider>
  </StrictMode>,
);
