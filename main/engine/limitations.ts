import type {Frameworks} from '../assessment/frameworks.ts';
import {calledFor} from '../assessment/question.ts';
import type {Answer, Workspace} from '../workspace/types.ts';
import type {Session} from './session.ts';
import {lastReads} from './unread.ts';

/** What this assessment did not look at, as sentences for the report. */
export const limitationsOf = (
  session: Session,
  workspace: Workspace,
  frameworks: Frameworks,
  answers: ReadonlyMap<string, Answer>,
): string[] => {
  const current = workspace.collections.current();
  const lines: string[] = [];
  for (const kind of Object.keys(session.deps.collectors)) {
    if (!current.some(collection => collection.kind === kind)) {
      lines.push(`No ${names[kind] ?? kind} was read; the checks for it give no verdict.`);
    }
  }
  for (const collection of current) {
    if (collection.state === 'finished') continue;
    lines.push(
      `${collection.id} (${collection.identity?.name ?? collection.kind}) is ${collection.state}: ${collection.problem ?? 'it did not reach its end'} What it did not read is not assessed.`,
    );
  }
  const unanswered = [
    ...lastReads(
      workspace,
      current.map(({id}) => id),
    ),
  ].filter(({provenance}) => provenance.outcome !== 'ok' && provenance.outcome !== 'absent').length;
  if (unanswered > 0)
    lines.push(`${unanswered} reads got no answer; each stands under "What could not be read" with its reason.`);
  const called = calledFor(frameworks.questions, answers);
  const open = called.filter(question => !answers.has(question.id)).length;
  if (open > 0) lines.push(`${open} of ${called.length} questions were not asked.`);
  lines.push('Configuration was read at the times given; what was different before or after is not shown.');
  lines.push('Machine verdicts are evidence for the auditor, not conclusions.');
  return lines;
};

const names: Readonly<Record<string, string>> = {aws: 'AWS account', kubernetes: 'Kubernetes cluster'};
