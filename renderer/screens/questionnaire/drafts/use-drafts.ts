import {useEffect, useSyncExternalStore} from 'react';
import {useEngine} from '../../../query.ts';
import {useActor} from '../../../settings.ts';
import type {Draft} from './answer-drafts.ts';
import {answerAs, type DraftSession, draftSession, flushDrafts} from './drafts-session.ts';

/** The forms of the open assessment, filled from the record; leaving the screen saves what waits. */
export const useDraftSession = (assessment: string) => {
  const session = draftSession(assessment);
  const by = useActor();
  const answers = useEngine('answers.list', {});
  useEffect(() => answerAs(by), [by]);
  useEffect(() => {
    if (answers.data) session.drafts.adopt(answers.data);
  }, [answers.data, session]);
  useEffect(() => flushDrafts, []);
  return {session, answers};
};

/** The form of one question, drawn again whenever it changes. */
export const useDraft = ({drafts}: DraftSession, question: string): Draft =>
  useSyncExternalStore(drafts.watch, () => drafts.draft(question));

/** Something small derived from all forms: a text or a number, so that only its change draws anew. */
export const useDerived = <T extends string | number>({drafts}: DraftSession, derive: () => T): T =>
  useSyncExternalStore(drafts.watch, derive);
