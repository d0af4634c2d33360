import {join} from 'node:path';
import {loadFrameworks} from '../../main/assessment/frameworks.ts';
import {type SoaInput, soaTable} from '../../main/assessment/soa.ts';
import {decisionKey} from '../../main/assessment/soa-proposal.ts';
import type {Conclusion, Edition} from '../../main/contract/ids.ts';
import type {Applicability, SoaRow} from '../../main/contract/papers.ts';
import type {Answer} from '../../main/workspace/types.ts';

export const templates = join(import.meta.dirname, '../../templates');

export const frameworks = loadFrameworks(join(templates, 'frameworks'), undefined, join(templates, 'reviews'));

/** A decision that has everything, unless `more` says otherwise. */
export const decide = (edition: Edition, id: string, more: Partial<Applicability> = {}): Applicability => ({
  kind: 'applicability',
  control: {edition, id},
  applicable: true,
  inclusion: ['risk'],
  status: 'partly',
  how: 'By a rule',
  risks: [],
  owner: 'A. Owner',
  reviewed: '2026-10-01',
  ...more,
});

export const exclude = (edition: Edition, id: string, exclusion = 'There is none.'): Applicability => ({
  kind: 'applicability',
  control: {edition, id},
  applicable: false,
  inclusion: [],
  exclusion,
  risks: [],
});

export const decisions = (...all: readonly Applicability[]) =>
  new Map(all.map(decision => [decisionKey(decision.control), decision]));

/** Answers to all questions of a control's own, with one conclusion. */
export const answerAll = (edition: Edition, id: string, conclusion: Conclusion, most = 99): Answer[] =>
  frameworks
    .questionsFor({edition, id})
    .slice(0, most)
    .map(question => ({
      question: question.id,
      control: question.control,
      conclusion,
      text: 'seen',
      reason: 'because',
      evidence: [],
      answeredBy: 'A',
      answeredAt: '2026-11-01T00:00:00.000Z',
    }));

/** The row of one control in a table made of these. */
export const rowOf = (
  edition: Edition,
  id: string,
  about: Partial<Omit<SoaInput, 'answers'>> & {answers?: readonly Answer[]} = {},
): SoaRow => {
  const {answers = [], ...more} = about;
  const {rows} = soaTable({
    edition,
    frameworks,
    decisions: new Map(),
    evidence: () => [],
    documents: () => [],
    seen: () => undefined,
    ...more,
    answers: new Map(answers.map(answer => [answer.question, answer])),
  });
  const row = rows.find(({control}) => control.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
};
