import type {Session} from './cdp.ts';

type Command = (job: (session: Session) => Promise<unknown>) => void;

const steps = 1.2;

/** What the entries of a menu do to a page, and its zoom. */
export const pageCommands = (command: Command) => {
  let zoom = 1;
  const run = (expression: string): void =>
    command(session =>
      session.send('Runtime.evaluate', {expression, userGesture: true, allowUnsafeEvalBlockedByCSP: false}),
    );
  const edit = (name: string) => (): void => run(`document.execCommand('${name}')`);
  const setZoomFactor = (factor: number): void => {
    zoom = factor;
    run(`document.documentElement.style.zoom = '${Number(factor)}'`);
  };
  return {
    undo: edit('undo'),
    redo: edit('redo'),
    cut: edit('cut'),
    copy: edit('copy'),
    paste: edit('paste'),
    delete: edit('delete'),
    selectAll: edit('selectAll'),
    focus: (): void => command(session => session.send('Page.bringToFront')),
    stop: (): void => command(session => session.send('Page.stopLoading')),
    forcefullyCrashRenderer: (): void => command(session => session.send('Page.crash')),
    getZoomFactor: () => zoom,
    getZoomLevel: () => Math.log(zoom) / Math.log(steps),
    setZoomFactor,
    setZoomLevel: (level: number): void => setZoomFactor(steps ** level),
    /** A new document begins at 100 %. */
    keepZoom: (): void => {
      if (zoom !== 1) setZoomFactor(zoom);
    },
  };
};
