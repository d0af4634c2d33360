import {isTrustedUrl} from './trusted-url.ts';

/** What is known of who sent a message. `frame` is null once it is gone or has moved on. */
export type Sender = {
  readonly ownWindow: boolean;
  readonly frame: {readonly url: string; readonly parent: unknown} | null | undefined;
};

/** Whether a message may be listened to: from the main frame of our window, while it shows our origin. */
export const isTrustedSender = ({ownWindow, frame}: Sender): boolean =>
  ownWindow && frame != null && frame.parent === null && isTrustedUrl(frame.url);
