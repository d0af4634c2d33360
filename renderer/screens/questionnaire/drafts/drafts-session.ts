import {CallError} from '../../../../main/contract/client.ts';
import type {ControlRef} from '../../../../main/contract/ids.ts';
import type {Output} from '../../../../main/contract/methods.ts';
import {engine, shell} from '../../../client.ts';
import {say} from '../../../components/toasts.tsx';
import {forget, queries} from '../../../query.ts';
import type {Places} from '../../../routes.ts';
import {saving} from '../../../saving.ts';
import {texts} from '../../../texts/texts.ts';
import {type AnswerDrafts, createAnswerDrafts, type Saved} from './answer-drafts.ts';
import {sameFields, undoneFields} from './answer-fields.ts';

/** The forms of one assessment, and where in the questionnaire each of them stands. */
export type DraftSession = {
  readonly drafts: AnswerDrafts;
  readonly places: Map<string, QuestionPlace>;
};

/** Where a question was shown, and the control it belongs to. */
export type QuestionPlace = {readonly at: Places['questionnaire']; readonly control: ControlRef};

const sessions = new Map<string, DraftSession>();
let actor = 'unnamed';

/** Who answers: said by the screen, because a save may outlive it. */
export const answerAs = (by: string): void => {
  actor = by;
};

/** The forms of an assessment; they outlive the screen, so that nothing typed is lost by going elsewhere. */
export const draftSession = (assessment: string): DraftSession => {
  const found = sessions.get(assessment);
  if (found) return found;
  const undoing = new Set<string>();
  const places = new Map<string, QuestionPlace>();
  const drafts: AnswerDrafts = createAnswerDrafts({
    now: Date.now,
    later: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    passing: error => !(error instanceof CallError && refusals.has(error.code)),
    save: async answer => {
      // Question ids are the same in every assessment: an answer must never reach another one than it was typed in.
      if (openAssessment() !== assessment) throw new CallError('not-open', texts.questionnaire.notOpen);
      const save = engine.call('answers.save', {answer, by: actor});
      return saving.track(save, () => drafts.retry(answer.question));
    },
    onSaved: saved => {
      keepInCache(saved, places.get(saved.question)?.control);
      readAgainLater(saved, () => drafts.unsaved().length > 0);
      if (!undoing.delete(saved.question)) offerUndo(drafts, saved, undoing);
    },
  });
  const session = {drafts, places};
  sessions.set(assessment, session);
  return session;
};

/** What the engine would refuse again. */
const refusals: ReadonlySet<string> = new Set([
  'unknown-question',
  'reason-required',
  'unknown-evidence',
  'bad-value',
  'bad-input',
  'not-open',
]);

const openAssessment = (): string | undefined =>
  queries.getQueryData<Output<'assessment.current'>>(['assessment.current', {}])?.assessment?.id;

type Answers = Output<'answers.list'>;

/** The list of answers as it is after a save, without reading 1,151 of them again. */
const keepInCache = ({sent}: Saved, shown: ControlRef | undefined): void => {
  const key = ['answers.list', {}];
  const reading = queries.isFetching({queryKey: key}) > 0;
  queries.setQueryData<Answers>(key, before => {
    const old = before?.find(({question}) => question === sent.question);
    const control = old?.control ?? shown;
    if (!before || !control) return before;
    const answer = {...sent, control, answeredBy: actor, answeredAt: new Date().toISOString()};
    return old ? before.map(one => (one === old ? answer : one)) : [...before, answer];
  });
  // A list that was asked for before this save may say less than we know: ask again.
  if (reading) void forget(queries, ['answers.list']);
};

const quiet = 1500;
let waiting: ReturnType<typeof setTimeout> | undefined;
let evidenceChanged = false;

/** What rests on answers is read again once nobody types, so that it never stands in the way of a save. */
const readAgainLater = ({question, before, after}: Saved, busy: () => boolean): void => {
  evidenceChanged ||= (before?.evidence ?? []).join() !== after.evidence.join();
  void queries.invalidateQueries({queryKey: ['answers.history', {question}]});
  const read = () => {
    if (busy()) {
      waiting = setTimeout(read, quiet);
      return;
    }
    const touched = ['overview.', 'soa.', 'signoff.', 'package.readiness', 'report.', 'search.', 'assessment.status'];
    void forget(queries, evidenceChanged ? [...touched, 'evidence.', 'controls.get'] : touched);
    evidenceChanged = false;
  };
  clearTimeout(waiting);
  waiting = setTimeout(read, quiet);
};

const offerUndo = (drafts: AnswerDrafts, {question, before, after}: Saved, undoing: Set<string>): void => {
  if (!before?.conclusion || !after.conclusion || before.conclusion === after.conclusion) return;
  say(texts.questionnaire.changed(question, texts.states[before.conclusion], texts.states[after.conclusion]), () => {
    const fields = undoneFields(drafts.draft(question).fields, before, after);
    if (sameFields(fields, drafts.draft(question).fields)) return;
    undoing.add(question);
    drafts.edit(question, fields, 'now');
  });
};

/** Saves what waits, in every assessment. */
export const flushDrafts = (): void => {
  for (const {drafts} of sessions.values()) drafts.flush();
};

shell.on('engine.state', ({state}) => {
  if (state !== 'ready') return;
  for (const {drafts} of sessions.values()) drafts.retry();
});

window.addEventListener('beforeunload', event => {
  flushDrafts();
  const kept = [...sessions.values()].some(({drafts}) => drafts.unsaved().length > 0);
  if (kept) event.preventDefault();
});
