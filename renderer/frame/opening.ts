import {CallError} from '../../main/contract/client.ts';
import type {Input, Output} from '../../main/contract/methods.ts';
import {engine, shell} from '../client.ts';
import {forget, queries} from '../query.ts';
import {go} from '../routes.ts';
import {saving} from '../saving.ts';
import {createStore} from '../store.ts';
import {mayLeaveForms} from '../unsaved.ts';
import {assessmentFolder, below, sampleFolderName} from './assessment-folder.ts';

/** What is being opened or closed, what could not be, and what a person has to say before it goes on. */
export type Opening = {
  readonly pending?: {readonly what: 'open' | 'sample' | 'close'; readonly folder: string};
  readonly failed?: {readonly folder: string; readonly code: string; readonly message: string};
  /** A collection runs in the assessment that would be closed. */
  readonly asking?: {readonly answer: (stop: boolean) => void};
};

export const opening = createStore<Opening>({});

const current = ['assessment.current', {}] as const;
type Assessment = NonNullable<Output<'assessment.current'>['assessment']>;

/** An assessment was opened or made: nothing that was read of another one stays, and its overview is shown. */
export const adopt = async (assessment: Assessment): Promise<void> => {
  await queries.cancelQueries({queryKey: current});
  queries.setQueryData(current, {assessment});
  await Promise.all([forget(queries, ['shell.recent']), queries.resetQueries({predicate: isOfAnother})]);
};

const isOfAnother = ({queryKey}: {readonly queryKey: readonly unknown[]}): boolean =>
  queryKey[0] !== current[0] && !String(queryKey[0]).startsWith('shell.');

/** Opens the assessment of a folder, or of the descriptor in it. What was open before is closed, and opened again where this fails. */
export const openFolder = async (path: string): Promise<Assessment | undefined> => {
  const folder = assessmentFolder(path);
  return await change({what: 'open', folder}, () => engine.call('assessment.open', {folder}));
};

/** Copies the sample company into a folder of its own below the documents folder, and opens it. */
export const openSample = async (now = new Date()): Promise<void> => {
  const {documents} = await shell.call('shell.info', {});
  const folder = below(documents, sampleFolderName(now));
  await change({what: 'sample', folder}, () => engine.call('sample.open', {folder}));
};

/**
 * Makes an assessment in a new folder and opens it; false where the person would rather stay in the one that is open.
 * Errors: CallError; what was open before is opened again.
 */
export const createAssessment = async (
  folder: string,
  assessment: Input<'assessment.create'>['assessment'],
): Promise<boolean> => {
  if (!(await mayLeave())) return false;
  const before = openFolderNow();
  try {
    await saved();
    await adopt(await engine.call('assessment.create', {folder, assessment}));
    opening.set({});
    return true;
  } catch (error) {
    await goBackTo(before);
    throw error;
  }
};

/** Asks for a folder in the system's dialog and opens it. */
export const chooseAndOpen = async (): Promise<Assessment | undefined> => {
  const {paths} = await shell.call('shell.choose', {purpose: 'open-assessment'});
  return paths[0] === undefined ? undefined : await openFolder(paths[0]);
};

/** Asks where a recent assessment is now and opens it there; if it is that one, its old place is forgotten. */
export const locate = async (lost: {
  readonly folder: string;
  readonly reference: string;
  readonly client: string;
}): Promise<void> => {
  const found = await chooseAndOpen();
  if (!found || found.folder === lost.folder || found.reference !== lost.reference || found.client !== lost.client)
    return;
  await shell.call('shell.forget', {folder: lost.folder});
  await forget(queries, ['shell.recent']);
};

/** Closes the open assessment, once everything is on the disk; leads to the start. */
export const closeAssessment = async (): Promise<void> => {
  const folder = openFolderNow();
  if (folder === undefined || !(await mayLeave())) return;
  go('start');
  opening.set({pending: {what: 'close', folder}});
  try {
    await saved();
    await engine.call('assessment.close', {});
    queries.setQueryData(current, {});
    opening.set({});
    void forget(queries, ['shell.recent']);
  } catch (error) {
    opening.set({failed: failureOf(folder, error)});
  }
};

/** Forgets a failure that the person has read. */
export const dismissFailure = (): void => opening.set({});

const openFolderNow = (): string | undefined =>
  queries.getQueryData<Output<'assessment.current'>>(current)?.assessment?.folder;

const change = async (
  pending: NonNullable<Opening['pending']>,
  open: () => Promise<Assessment>,
): Promise<Assessment | undefined> => {
  if (opening.get().pending || !(await mayLeave())) return undefined;
  const before = openFolderNow();
  go('start');
  opening.set({pending});
  try {
    await saved();
    const opened = await open();
    await adopt(opened);
    opening.set({});
    go('overview');
    return opened;
  } catch (error) {
    await goBackTo(before);
    opening.set({failed: failureOf(pending.folder, error)});
    return undefined;
  }
};

/** After a failure: whatever the engine has open now is shown, and what was open before is opened again where it was closed. */
const goBackTo = async (before: string | undefined): Promise<void> => {
  const {assessment} = await engine.call('assessment.current', {}).catch(() => ({assessment: undefined}));
  if (before !== undefined && !assessment)
    await engine.call('assessment.open', {folder: before}).catch(() => undefined);
  await forget(queries);
};

const failureOf = (folder: string, error: unknown): NonNullable<Opening['failed']> => ({
  folder,
  code: error instanceof CallError ? error.code : 'unknown',
  message: error instanceof Error ? error.message : String(error),
});

/** Whether the open assessment may be left: where a form is unsaved the person is asked; where a collection runs in it, the person is asked, and it is stopped first. */
const mayLeave = async (): Promise<boolean> => {
  if (openFolderNow() === undefined) return true;
  if (!(await mayLeaveForms())) return false;
  const {running} = await engine.call('collect.running', {}).catch(() => ({running: undefined}));
  if (!running) return true;
  const stop = await new Promise<boolean>(answer => opening.set({asking: {answer}}));
  opening.set({});
  if (!stop) return false;
  const ended = new Promise<void>(done => {
    const forgetIt = engine.on('collect.state', ({state}) => {
      if (state !== 'ended') return;
      forgetIt();
      done();
    });
  });
  const {cancelled} = await engine.call('collect.cancel', {});
  if (cancelled) await ended;
  return true;
};

/** Resolves once nothing that was typed is on its way any more. A failed write stays in sight at the foot. */
const saved = (): Promise<void> =>
  new Promise(done => {
    const look = () => saving.state.get().pending === 0;
    // The screen that was left writes what was typed last while it goes away: first let it go.
    setTimeout(() => {
      if (look()) return done();
      const stop = saving.state.watch(() => {
        if (!look()) return;
        stop();
        done();
      });
    }, 0);
  });
