import type {Session} from 'electron';
import {isAllowedRequest} from '../guards/trusted-url.ts';

/** Lets no request of a page leave the machine: whatever is not the app's own is cancelled before it is made. */
export const closeNetwork = (session: Session, {packaged}: {readonly packaged: boolean}): void => {
  session.webRequest.onBeforeRequest(({url}, answer) =>
    answer({cancel: !isAllowedRequest(url, {developing: !packaged})}),
  );
  session.setSpellCheckerEnabled(false);
  // The search for a proxy is a request as well.
  void session.setProxy({mode: 'direct'});
  session.on('will-download', event => event.preventDefault());
};
