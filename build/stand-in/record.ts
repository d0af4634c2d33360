import type {DialogAnswer, StandInLog} from './control.ts';

/** Whether a test started the app, over a channel; then nobody is asked and nothing is opened, it is put on record. */
export const underTest = process.send !== undefined;

/** What happened at the edges of the app, for the test that started it. */
export const record: StandInLog = {dialogs: [], opened: [], revealed: [], refused: [], crashes: []};

/** Answers that a test gave in advance, in the order they will be used. */
export const answers: DialogAnswer[] = [];
