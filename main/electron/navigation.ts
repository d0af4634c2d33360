import {app, shell} from 'electron';
import {keepInPlace} from './keep-in-place.ts';

/** Holds every page of the app in its place, from the moment it is made. */
export const guardNavigation = (): void => {
  app.on('web-contents-created', (_event, contents) => {
    keepInPlace(contents, link => setImmediate(() => void shell.openExternal(link)));
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
};
