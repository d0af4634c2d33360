import type {CDPSession, Page} from '@playwright/test';
import type {Bridge, Reply} from '../../../main/contract/transport.ts';
import type {LaunchedApp} from './launch.ts';

/** A page's window with its one door. */
export type AppWindow = {readonly fieldwork: Bridge};

/** Calls the shell or the engine from the page, as any script in it could. */
export const callFrom = (page: Page, method: string, input: unknown): Promise<Reply> =>
  page.evaluate(([name, data]) => (globalThis as unknown as AppWindow).fieldwork.call(name as string, data), [
    method,
    input,
  ] as const);

/** The code of a reply; `done` where it is none of a failure. */
export const codeOf = (reply: Reply): string => (reply.ok ? 'done' : reply.code);

/** A debugger's own way into the page. */
export const sessionOf = ({page}: LaunchedApp): Promise<CDPSession> => page.context().newCDPSession(page);

/**
 * Runs a script in the page as the page itself would: without the leave to evaluate text that a debugger's call otherwise brings
 * with it. Returns what it gives, or the name of what it throws.
 */
export const runPlain = async (session: CDPSession, expression: string): Promise<unknown> => {
  const {result, exceptionDetails} = await session.send('Runtime.evaluate', {
    expression,
    allowUnsafeEvalBlockedByCSP: false,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
  });
  return exceptionDetails ? `throws ${exceptionDetails.exception?.className ?? 'something'}` : result.value;
};

/** Notes the events that reach the page, from now on. */
export const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: unknown[] = [];
    Object.assign(globalThis, {seen});
    (globalThis as unknown as AppWindow).fieldwork.subscribe((name, payload) => void seen.push([name, payload]));
  });

type Listening = {readonly seen: readonly (readonly [string, unknown])[]};

/** What `listen` noted of one event. */
export const seenOf = (page: Page, name: string): Promise<unknown[]> =>
  page.evaluate(
    wanted =>
      (globalThis as unknown as Listening).seen.filter(([seen]) => seen === wanted).map(([, payload]) => payload),
    name,
  );
