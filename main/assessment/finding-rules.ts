import type {Mode} from '../contract/ids.ts';
import type {Finding, Sample} from '../contract/papers.ts';
import type {PaperErrorCode, PaperProblem} from './paper-errors.ts';
import {isSamePerson} from './people.ts';
import {tallyItems} from './sample-rules.ts';

/** What a finding is judged against. */
export type FindingContext = {
  readonly mode: Mode;
  /** The newest version of a sample that is not withdrawn. */
  readonly sample: (id: string) => Sample | undefined;
  /** The latest day it can be anywhere: `2026-11-21`. */
  readonly today: string;
};

/**
 * The faults of a finding. A nonconformity rests on evidence (ISO 19011: verifiable, objective). In a certification audit the
 * auditor suggests neither cause nor cure (ISO/IEC 17021-1, 9.4.5): advice is refused, and correction, cause and action are
 * taken only as the auditee's own words: after the auditee acknowledged the finding, and with an owner on the auditee's side.
 */
export const findingProblems = (finding: Finding, context: FindingContext): PaperProblem[] => [
  ...evidenceProblems(finding),
  ...(context.mode === 'certification' ? adviceProblems(finding) : []),
  ...peopleProblems(finding),
  ...closureProblems(finding),
  ...sampleOfFinding(finding, context),
  ...dateProblems(finding, context.today),
];

/** Whether a requirement is not met: major or minor. */
export const isNonconformity = ({grade}: Finding): boolean => grade === 'major' || grade === 'minor';

const problem = (code: PaperErrorCode, path: PaperProblem['path'], message: string, mend: string): PaperProblem => ({
  code,
  path,
  message,
  mend,
});

const evidenceProblems = (finding: Finding): PaperProblem[] =>
  isNonconformity(finding) && finding.evidence.length === 0
    ? [
        problem(
          'evidence-required',
          ['evidence'],
          `A ${finding.grade} nonconformity needs evidence`,
          'Name at least one evidence item, or grade it as an opportunity.',
        ),
      ]
    : [];

const response = ['correction', 'cause', 'action'] as const;

const adviceProblems = (finding: Finding): PaperProblem[] => {
  const given = response.filter(field => finding[field] !== undefined);
  const {acknowledged, owner, auditor} = finding;
  return [
    ...(finding.advice === undefined
      ? []
      : [problem('advice-not-allowed', ['advice'], 'A certification audit gives no advice', 'Remove the advice.')]),
    ...given.flatMap(field => {
      if (!acknowledged)
        return problem(
          'acknowledge-first',
          [field],
          `In a certification audit the ${field} is the auditee's own, and the auditee has not acknowledged this finding`,
          'Record the acknowledgement first.',
        );
      if (owner === undefined || isSamePerson(owner, auditor))
        return problem(
          'not-the-auditee',
          [field],
          `In a certification audit the ${field} is the auditee's own, and no owner on the auditee's side is named`,
          'Name the owner who gave it.',
        );
      return [];
    }),
  ];
};

const peopleProblems = ({acknowledged, auditor, owner, verification, closed}: Finding): PaperProblem[] => [
  ...(acknowledged && isSamePerson(acknowledged.by, auditor)
    ? [
        problem(
          'not-the-auditee',
          ['acknowledged', 'by'],
          `${auditor} raised this finding and cannot acknowledge it for the auditee`,
          'Name who acknowledged it on the other side.',
        ),
      ]
    : []),
  ...(
    [
      ['verification', verification?.by],
      ['closed', closed?.by],
    ] as const
  ).flatMap(([field, by]) =>
    by !== undefined && owner !== undefined && isSamePerson(by, owner)
      ? [
          problem(
            'verifier-is-owner',
            [field, 'by'],
            `${by} owns the action and cannot ${field === 'closed' ? 'close' : 'verify'} it`,
            'Let somebody else look at it.',
          ),
        ]
      : [],
  ),
];

const closureProblems = (finding: Finding): PaperProblem[] =>
  finding.closed && isNonconformity(finding) && !finding.verification
    ? [
        problem(
          'verification-required',
          ['closed'],
          'A nonconformity is closed only after somebody verified what was done',
          'Record the verification: what was seen, by whom, and when.',
        ),
      ]
    : [];

const sampleOfFinding = (finding: Finding, context: FindingContext): PaperProblem[] => {
  if (!finding.sample) return [];
  const {sample: id, failed, of} = finding.sample;
  const mismatch = (message: string, mend: string) => [problem('sample-mismatch', ['sample'], message, mend)];
  if (failed > of) return mismatch(`${failed} of ${of} cannot be`, 'Write how many failed, of how many tested.');
  if (isNonconformity(finding) !== failed > 0 && finding.grade !== 'opportunity')
    return mismatch(`${failed} of ${of} failed does not fit the grade ${finding.grade}`, 'Correct one of the two.');
  if (id === undefined) return [];
  const sample = context.sample(id);
  if (!sample)
    return [problem('unknown-paper', ['sample', 'sample'], `There is no sample ${id}`, 'Draw it, or leave it out.')];
  const {tested, failed: failures} = tallyItems(sample);
  return of === tested && failed <= failures
    ? []
    : mismatch(
        `${failed} of ${of} is not what ${id} shows: ${tested} items tested, ${failures} of them not conforming`,
        `Write ${failures} of ${tested}, or finish the sample first.`,
      );
};

const dateProblems = (finding: Finding, today: string): PaperProblem[] => {
  const {date, acknowledged, due, verification, closed} = finding;
  const events = [
    {path: ['date'], what: 'The finding', on: date, after: date},
    {path: ['acknowledged', 'on'], what: 'The acknowledgement', on: acknowledged?.on, after: date},
    {path: ['verification', 'on'], what: 'The verification', on: verification?.on, after: date},
    {path: ['closed', 'on'], what: 'The closure', on: closed?.on, after: verification?.on ?? date},
  ];
  return [
    ...events.flatMap(({path, what, on, after}) => {
      if (on === undefined) return [];
      if (on > today) return [problem('bad-date', path, `${what} is in the future: ${on}`, 'Correct the date.')];
      if (on >= after) return [];
      return [
        problem('bad-date', path, `${what} (${on}) is before ${after}, which it follows`, 'Correct one of the two.'),
      ];
    }),
    ...(due !== undefined && due < date
      ? [problem('bad-date', ['due'], `It is due (${due}) before it was found (${date})`, 'Correct one of the two.')]
      : []),
  ];
};
