import type {Output} from '../contract/methods.ts';
import {table} from './table.ts';

type Status = Output<'assessment.status'>;
type Unread = Status['unread'][number];

/** Where an assessment stands, for a terminal: what was asked, what was read, what could not be read. */
export const describeStatus = (status: Status): string[] => {
  const {assessment, custody} = status;
  return [
    `${assessment.reference}  ${assessment.title}`,
    `Client ${assessment.client}; ${assessment.mode}; auditor ${assessment.auditor}`,
    `${status.evidence} evidence items; custody log ${custody.entries} entries, head ${custody.head}`,
    '',
    ...table(
      [
        'Family',
        '',
        'Controls',
        'Questions',
        'Asked',
        'Answered',
        'Evidenced',
        'Conforms',
        'Partly',
        'Not',
        'N/A',
        'Not tested',
        'Pass',
        'Fail',
        'Not assessed',
      ],
      [
        ...status.families.map(family => statusRow(family, family.controls, family.verdicts)),
        ...status.clauses.map(clause => statusRow(clause, clause.controls, clause.verdicts)),
        ...status.reviews.map(review => statusRow({...review, id: 'Review'}, review.topics)),
      ],
    ),
    ...describeNotTested([...status.families, ...status.clauses, ...status.reviews]),
    '',
    ...status.collections.flatMap(describeCollection),
    describeVerdicts(status.verdicts),
    ...describeUnread(status.unread),
  ];
};

type Standing = Omit<Status['reviews'][number], 'topics'>;

const statusRow = (
  {id, name, questions, asked, answered, evidenced, conclusions}: Standing,
  subjects: number,
  verdicts?: Status['verdicts'],
): (string | number)[] => [
  id,
  name.length > 34 ? `${name.slice(0, 33)}…` : name,
  subjects,
  questions,
  asked,
  answered,
  evidenced,
  conclusions.conforms,
  conclusions.partly,
  conclusions['does-not-conform'],
  conclusions['not-applicable'],
  conclusions['not-tested'],
  verdicts?.pass ?? 0,
  verdicts?.fail ?? 0,
  verdicts?.['not-assessed'] ?? 0,
];

/** What was put aside and why, each question once; at most twenty lines. */
const describeNotTested = (groups: readonly Standing[]): string[] => {
  const reasons = new Map(groups.flatMap(group => group.notTested.map(({question, reason}) => [question, reason])));
  if (reasons.size === 0) return [];
  const lines = [...reasons].map(([question, reason]) => printable(`  ${question}: ${reason}`));
  return [
    '',
    'Not tested, and why:',
    ...lines.slice(0, 20),
    ...(lines.length > 20 ? [`  and ${lines.length - 20} more; see --json`] : []),
  ];
};

/** One collection: who read what, and how much of it was answered. */
export const describeCollection = (collection: Status['collections'][number]): string[] => {
  const {identity, reads} = collection;
  const answered = reads.ok + reads.absent;
  const total = answered + reads.denied + reads.other;
  return [
    `${collection.id}  ${collection.kind} ${identity ? `${identity.name} (${identity.target})` : 'not identified'}: ${collection.state}`,
    ...(identity ? [`  as ${identity.caller}`] : []),
    `  ${answered} of ${total} reads answered, ${reads.denied} denied, ${reads.other} without answer; ${collection.resources} resources`,
    ...(collection.problem ? [`  ${collection.problem}`] : []),
  ];
};

export const describeVerdicts = (verdicts: Status['verdicts']): string =>
  `Verdicts: ${verdicts.pass} pass, ${verdicts.fail} fail, ${verdicts['not-assessed']} not assessed, ${verdicts['not-applicable']} not applicable`;

/** What could not be read and what to grant; never quiet, at most twenty lines. */
export const describeUnread = (unread: readonly Unread[]): string[] => {
  if (unread.length === 0) return [];
  const shown = unread.slice(0, 20);
  return [
    '',
    'Could not be read:',
    ...shown.map(row => {
      const grant =
        row.outcome === 'denied' && row.permissions.length > 0 ? `; grant ${row.permissions.join(', ')}` : '';
      return `  ${row.operation} in ${row.region}, ${row.count} ${row.count === 1 ? 'read' : 'reads'}: ${row.outcome}${grant}`;
    }),
    ...(unread.length > shown.length
      ? [`  and ${unread.length - shown.length} more kinds; see index/reads.csv in the package`]
      : []),
  ];
};

type Verification = Output<'package.verify'>;

/** What holds and what does not, for an assessor at a terminal. */
export const describeVerification = (verification: Verification): string[] => [
  verification.ok
    ? `${verification.name}: unaltered. ${verification.files} files, ${verification.bytes} bytes.`
    : `${verification.name}: NOT as it was sealed. ${verification.problems.length} ${verification.problems.length === 1 ? 'problem' : 'problems'}.`,
  ...(verification.identity ? [`Identity (SHA-256 of tagmanifest-sha256.txt): ${verification.identity}`] : []),
  ...verification.problems
    .slice(0, 50)
    .map(problem => `  ${problem.code}  ${printable(problem.path)}: ${printable(problem.message)}`),
  ...(verification.problems.length > 50 ? [`  and ${verification.problems.length - 50} more; see --json`] : []),
  ...(verification.ok ? verification.checked.map(line => `  checked: ${line}`) : []),
];

/** Makes text from a hostile file safe for a terminal: control characters and bidi overrides become `\u{…}`. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, char => `\\u{${char.codePointAt(0)?.toString(16)}}`);
