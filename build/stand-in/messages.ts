import type {EventEmitter} from 'node:events';
import type {Session} from './cdp.ts';
import type {Frame, Frames} from './frames.ts';
import {invokeHandler, ipcMain} from './ipc-main.ts';
import {systemPrefersDark} from './native-theme.ts';
import {bindingName, fileToken, preloadWorld} from './preload-script.ts';
import {decode, encode} from './wire.ts';

const bytes = {
  toText: (data: Uint8Array) => Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64'),
  fromText: (text: string) => Buffer.from(text, 'base64'),
};

type FromPage =
  | {readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string}
  | {readonly kind: 'send'; readonly channel: string; readonly args: string}
  | {readonly kind: 'dark'; readonly dark: boolean}
  | {readonly kind: 'resized'};

type Invoke = Parameters<typeof invokeHandler>[1];

/** Carries messages between a page's preload script and `ipcMain`. Returns how to send one to the page. */
export const carryMessages = async (
  session: Session,
  frames: Frames,
  sender: EventEmitter,
): Promise<(channel: string, args: readonly unknown[]) => void> => {
  // Never lifts the page's ban on eval, which an evaluation otherwise does while it runs.
  const evaluate = (contextId: number, expression: string) =>
    session.send('Runtime.evaluate', {contextId, expression, allowUnsafeEvalBlockedByCSP: false});
  const tell = (contextId: number, what: string, ...args: readonly unknown[]): void =>
    void evaluate(contextId, `standIn.${what}(${args.map(arg => JSON.stringify(arg)).join(', ')})`).catch(
      () => undefined,
    );

  const pathOf = async (contextId: number, token: string): Promise<string> => {
    const {result} = await evaluate(contextId, `standIn.fileOf(${JSON.stringify(token)})`);
    if (result.objectId === undefined) return '';
    return (await session.send('DOM.getFileInfo', {objectId: result.objectId})).path;
  };
  /** What the page sent, with the paths of its files in place of their tokens. */
  const received = async (contextId: number, value: unknown): Promise<unknown> => {
    if (typeof value === 'string') return value.startsWith(fileToken) ? await pathOf(contextId, value) : value;
    if (Array.isArray(value)) return await Promise.all(value.map(entry => received(contextId, entry)));
    return value;
  };

  const eventOf = (contextId: number): Invoke => {
    const known: Frame | null = frames.ofContext(contextId);
    return {
      type: 'frame',
      sender,
      processId: known?.processId ?? 1,
      frameId: known?.routingId ?? 0,
      get senderFrame() {
        return frames.ofContext(contextId);
      },
      reply: (channel: string, ...args: unknown[]) => tell(contextId, 'deliver', channel, encode(args, bytes)),
    } as unknown as Invoke;
  };

  const invoke = async (contextId: number, id: number, channel: string, args: string): Promise<void> => {
    const event = eventOf(contextId);
    try {
      const given = (await received(contextId, decode(args, bytes))) as readonly unknown[];
      tell(contextId, 'settle', id, true, encode(await invokeHandler(channel, event, given), bytes));
    } catch (error) {
      tell(contextId, 'settle', id, false, encode(`Error invoking remote method '${channel}': ${error}`, bytes));
    }
  };
  const send = async (contextId: number, channel: string, args: string): Promise<void> => {
    const event = eventOf(contextId);
    ipcMain.emit(channel, event, ...((await received(contextId, decode(args, bytes))) as readonly unknown[]));
  };

  session.on('Runtime.bindingCalled', ({name, payload, executionContextId}) => {
    if (name !== bindingName) return;
    const message = JSON.parse(payload) as FromPage;
    if (message.kind === 'dark') systemPrefersDark(message.dark);
    else if (message.kind === 'resized') sender.emit('resized');
    else if (message.kind === 'send') void send(executionContextId, message.channel, message.args);
    else void invoke(executionContextId, message.id, message.channel, message.args);
  });
  await session.send('Runtime.addBinding', {name: bindingName, executionContextName: preloadWorld});

  return (channel, args) => {
    const context = frames.mainContext();
    const text = encode(args, bytes);
    if (context !== undefined) tell(context, 'deliver', channel, text);
  };
};
