import {EventEmitter} from 'node:events';
import type {IpcMain} from 'electron';

// Electron's own types have `any` here: the channel's users know what they send.
type Handler = Parameters<IpcMain['handle']>[1];
type InvokeEvent = Parameters<Handler>[0];

const handlers = new Map<string, Handler>();

/** Electron's `ipcMain`. */
export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel: string, handler: Handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  handleOnce: (channel: string, handler: Handler) => {
    handlers.set(channel, (event, ...args) => {
      handlers.delete(channel);
      return handler(event, ...args);
    });
  },
  removeHandler: (channel: string) => void handlers.delete(channel),
}) satisfies Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>;

/** Calls the handler of a channel. Errors: there is none; what it throws. */
export const invokeHandler = async (
  channel: string,
  event: InvokeEvent,
  args: readonly unknown[],
): Promise<unknown> => {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  return await handler(event, ...args);
};
