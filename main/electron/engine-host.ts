import type {EngineState} from '../contract/shell.ts';
import type {Reply} from '../contract/transport.ts';
import {type AwsKeys, FromEngine, type ToEngine} from './engine-messages.ts';
import {engineTexts} from './engine-texts.ts';
import {rememberOpened} from './opened-folder.ts';
import {createPendingCalls} from './pending-calls.ts';

/** The engine's process as the host sees it. */
export type EngineChild = {
  postMessage(message: ToEngine): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  /** Ends the process at once, also one that hangs. */
  kill(): void;
};

/** How long the host waits, in milliseconds. `backoff`: before each new start; more deaths than that within `window` and it gives up. */
export type Patience = {
  readonly ping: number;
  readonly silence: number;
  readonly backoff: readonly number[];
  readonly window: number;
  readonly close: number;
};

export const usualPatience: Patience = {
  ping: 3_000,
  silence: 15_000,
  backoff: [100, 500, 1_000, 2_000],
  window: 60_000,
  close: 5_000,
};

export type EngineHostDeps = {
  readonly fork: () => EngineChild;
  readonly emit: (name: string, payload: unknown) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  readonly patience: Patience;
};

export type EngineHost = {
  start(): void;
  /** `keys`: for this call alone. */
  call(method: string, input: unknown, keys?: Readonly<Record<string, AwsKeys>>): Promise<Reply>;
  state(): EngineState;
  /** How many calls of a method are under way. */
  running(method: string): number;
  /** Resolves once no call is under way. */
  idle(): Promise<void>;
  /** Ends the process and starts another one; the assessment that was open is opened again. */
  restart(): void;
  /** Closes the assessment and ends the process for good. */
  stop(): Promise<void>;
};

/** Keeps the engine's process alive, carries calls to it, and tells the window how it does. No call is lost in silence. */
export const createEngineHost = ({fork, emit, now, patience}: EngineHostDeps): EngineHost => {
  const opened = rememberOpened();
  const calls = createPendingCalls();
  let state: EngineState = {state: 'starting', message: engineTexts.starting};
  let child: EngineChild | undefined;
  let ready = false;
  let ending = false;
  let wanted = false;
  let deaths: number[] = [];
  let starts = 0;
  let unanswered = 0;
  let heartbeat: NodeJS.Timeout | undefined;
  let revival: NodeJS.Timeout | undefined;
  let onClosed: () => void = () => undefined;

  const tell = (next: EngineState): void => {
    state = next;
    emit('engine.state', next);
  };
  const deliver = (id: number, {method, input, keys}: {method: string; input: unknown; keys?: object}): void =>
    child?.postMessage({type: 'call', id, method, input, ...(keys && {keys: {...keys}})});

  /** What was open before is opened before any other call is let through. */
  const reopen = async (folder: string): Promise<Reply> => {
    const {id, reply} = calls.add({method: 'assessment.open', input: {folder}});
    calls.send(deliver, id);
    return await reply;
  };

  const becomeReady = async (born: EngineChild): Promise<void> => {
    const folder = opened.folder();
    const reply = folder === undefined ? undefined : await reopen(folder);
    if (child !== born) return;
    ready = true;
    if (reply?.ok === false) tell({state: 'ready', message: engineTexts.notReopened(reply.message)});
    else if (folder !== undefined) tell({state: 'ready', message: engineTexts.reopened, folder});
    else tell({state: 'ready', message: starts > 1 ? engineTexts.restarted : engineTexts.ready});
    calls.send(deliver);
  };

  const hear = (): void => {
    unanswered = 0;
    if (state.state !== 'unresponsive') return;
    tell(ready ? {state: 'ready', message: engineTexts.ready} : {state: 'starting', message: engineTexts.starting});
  };

  const receive = (born: EngineChild, data: unknown): void => {
    const message = FromEngine.safeParse(data).data;
    if (born !== child || message === undefined) return;
    hear();
    if (message.type === 'ready') void becomeReady(born);
    if (message.type === 'event') emit(message.name, message.payload);
    if (message.type === 'closed') onClosed();
    if (message.type !== 'reply') return;
    const call = calls.settle(message.id, message.reply);
    if (call) opened.learn(call.method, message.reply);
  };

  const revive = (): void => {
    const at = now();
    deaths = [...deaths.filter(time => at - time < patience.window), at];
    const wait = patience.backoff[deaths.length - 1];
    if (wait === undefined) {
      tell({state: 'failed', message: engineTexts.failed});
      calls.drop('all', stopped(engineTexts.callRefused));
      return;
    }
    tell({state: 'stopped', message: engineTexts.stopped});
    revival = setTimeout(begin, wait);
  };

  const die = (born: EngineChild): void => {
    if (born !== child) return;
    clearInterval(heartbeat);
    child = undefined;
    ready = false;
    calls.drop(ending ? 'all' : 'sent', stopped(ending ? engineTexts.quitting : engineTexts.callLost));
    onClosed();
    if (ending) return;
    if (wanted) begin();
    else revive();
  };

  /** Counts pings, not time: a machine that slept has not been waiting. */
  const beat = (): void => {
    if (state.state !== 'unresponsive' && unanswered * patience.ping >= patience.silence)
      tell({state: 'unresponsive', message: engineTexts.unresponsive});
    unanswered += 1;
    child?.postMessage({type: 'ping', id: starts});
  };

  const begin = (): void => {
    clearTimeout(revival);
    wanted = false;
    starts += 1;
    unanswered = 0;
    tell({state: 'starting', message: engineTexts.starting});
    const born = fork();
    child = born;
    born.onMessage(data => receive(born, data));
    born.onExit(() => die(born));
    heartbeat = setInterval(beat, patience.ping);
  };

  return {
    start: begin,
    call: async (method, input, keys) => {
      if (ending) return stopped(engineTexts.quitting);
      if (state.state === 'failed') return stopped(engineTexts.callRefused);
      const {reply} = calls.add({method, input, ...(keys && {keys})});
      if (ready) calls.send(deliver);
      return await reply;
    },
    state: () => state,
    running: method => calls.count(method),
    idle: () => calls.empty(),
    restart: () => {
      deaths = [];
      wanted = true;
      if (child) child.kill();
      else begin();
    },
    stop: async () => {
      ending = true;
      clearTimeout(revival);
      const closed = new Promise<void>(done => {
        onClosed = done;
        setTimeout(done, patience.close).unref();
      });
      if (!child) return;
      child.postMessage({type: 'close'});
      await closed;
      child?.kill();
    },
  };
};

const stopped = (message: string): Reply => ({ok: false, code: 'engine-stopped', message});
