import {isDeepStrictEqual} from 'node:util';
import type {Answer} from '../workspace/types.ts';
import {type Pack, type Question, withFollowUps} from './question.ts';

/** An answer whose question asks something else now, and what changed. */
export type OutdatedAnswer = {
  readonly answer: Answer;
  readonly changed: readonly ('text' | 'control' | 'answer type')[];
};

/** What becomes of the answers when a pack is replaced: each stands in exactly one of `kept`, `outdated` and `orphaned`. */
export type Migration = {
  /** The question is the same, or belongs to another pack. */
  readonly kept: readonly Answer[];
  /** The question has another text, control or answer type: it must be asked again. */
  readonly outdated: readonly OutdatedAnswer[];
  /** The question is gone. */
  readonly orphaned: readonly Answer[];
  /** Questions that the old pack did not have. */
  readonly added: readonly string[];
};

/**
 * Sorts answers by what a new version of a pack means for them. What helps to ask (method, whom, evidence, red flags, sampling,
 * checks, the condition of a follow-up) may change freely; white space does not count.
 */
export const migrateAnswers = (from: Pack, to: Pack, answers: Iterable<Answer>): Migration => {
  const before = indexed(from);
  const after = indexed(to);
  const kept: Answer[] = [];
  const outdated: OutdatedAnswer[] = [];
  const orphaned: Answer[] = [];
  for (const answer of answers) {
    const old = before.get(answer.question);
    const next = after.get(answer.question);
    if (!old) kept.push(answer);
    else if (!next) orphaned.push(answer);
    else {
      const changed = changesOf(old, next);
      if (changed.length > 0) outdated.push({answer, changed});
      else kept.push(answer);
    }
  }
  return {kept, outdated, orphaned, added: [...after.keys()].filter(id => !before.has(id))};
};

/** What differs between two versions of a question as far as an answer depends on it. */
export const changesOf = (old: Question, next: Question): OutdatedAnswer['changed'] => [
  ...(words(old.text) === words(next.text) ? [] : (['text'] as const)),
  ...(sameSubject(old, next) ? [] : (['control'] as const)),
  ...(isDeepStrictEqual(old.answer, next.answer) ? [] : (['answer type'] as const)),
];

const sameSubject = (old: Question, next: Question): boolean =>
  old.topic === next.topic && (old.topic !== undefined || isDeepStrictEqual(old.control, next.control));

const words = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

const indexed = (pack: Pack): ReadonlyMap<string, Question> =>
  new Map(withFollowUps(pack.questions).map(question => [question.id, question]));
