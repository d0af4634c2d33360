import {app, shell, type WebContents} from 'electron';
import {externalLink} from '../guards/external-link.ts';
import {isOwnPage} from '../guards/trusted-url.ts';

/** Keeps every page where it is: no other address, no redirect, no frame, no window, no webview. */
export const guardNavigation = (): void => {
  app.on('web-contents-created', (_event, contents) => keepInPlace(contents));
};

const keepInPlace = (contents: WebContents): void => {
  contents.on('will-navigate', event => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', event => event.preventDefault());
  contents.on('will-frame-navigate', event => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.setWindowOpenHandler(({url}) => {
    const link = externalLink(url);
    if (link !== undefined) setImmediate(() => void shell.openExternal(link));
    return {action: 'deny'};
  });
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
};
