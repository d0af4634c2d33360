import type {WebContents} from 'electron';
import {externalLink} from '../guards/external-link.ts';
import {isOwnPage} from '../guards/trusted-url.ts';

/** The part of a page that can be led away. */
export type Page = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/** Keeps a page where it is: no other address, no redirect, no frame, no window, no webview. `open`: hands a link to the system. */
export const keepInPlace = (page: Page, open: (link: string) => void): void => {
  page.on('will-navigate', event => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  page.on('will-frame-navigate', event => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
  });
  page.on('will-redirect', event => event.preventDefault());
  page.on('will-attach-webview', event => event.preventDefault());
  page.setWindowOpenHandler(({url}) => {
    const link = externalLink(url);
    if (link !== undefined) open(link);
    return {action: 'deny'};
  });
};
