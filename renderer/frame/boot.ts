import type {ScreenName} from '../routes.ts';

/** Screens that need no assessment. */
export const openScreens: ReadonlySet<ScreenName> = new Set<ScreenName>(['start', 'new', 'verify', 'settings']);

/**
 * What the window shows: `wait` keeps the place of the frame while it is not known yet whether an assessment is open and one is
 * expected; a screen that needs none never waits for the engine.
 */
export const placeOf = (
  screen: ScreenName,
  known: 'asking' | 'open' | 'none',
  expected: boolean,
): {readonly show: ScreenName; readonly framed: boolean} | {readonly show: 'wait'} => {
  if (known === 'open') return {show: screen, framed: true};
  const free = openScreens.has(screen);
  if (known === 'none') return {show: free ? screen : 'start', framed: false};
  if (free) return {show: screen, framed: expected};
  return {show: 'wait'};
};

const mark = 'fieldwork.assessment-open';

/** Whether an assessment was open when this window was last drawn: it survives a reload, not a new window. */
export const wasOpen = (): boolean => {
  try {
    return window.sessionStorage.getItem(mark) === '1';
  } catch {
    return false;
  }
};

/** Notes for the next reload whether an assessment is open. */
export const noteOpen = (open: boolean): void => {
  try {
    if (open) window.sessionStorage.setItem(mark, '1');
    else window.sessionStorage.removeItem(mark);
  } catch {
    // Without storage a reload shows the start a moment earlier; nothing else depends on it.
  }
};
