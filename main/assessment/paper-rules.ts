import type {ControlRef, Mode} from '../contract/ids.ts';
import type {EvidenceRequest, Paper, Sample} from '../contract/papers.ts';
import {findingProblems} from './finding-rules.ts';
import type {PaperProblem} from './paper-errors.ts';
import {applicabilityProblems, vendorProblems} from './review-rules.ts';
import {sampleProblems} from './sample-rules.ts';

/** What a paper is judged against, beside its own fields. */
export type PaperContext = {
  readonly mode: Mode;
  readonly hasControl: (ref: ControlRef) => boolean;
  readonly hasEvidence: (id: string) => boolean;
  readonly hasQuestion: (id: string) => boolean;
  readonly sample: (id: string) => Sample | undefined;
  /** The version before, where there is one. */
  readonly before?: Paper | undefined;
  /** The latest day it can be anywhere: `2026-11-21`. */
  readonly today: string;
};

/** Every fault of a paper that somebody wants to save: of its kind, of what it refers to, of what may not be written by hand. */
export const paperProblems = (paper: Paper, context: PaperContext): PaperProblem[] => [
  ...lifeProblems(paper, context),
  ...controlProblems(paper, [], context),
  ...evidenceProblems(paper, [], context),
  ...ownProblems(paper, context),
];

const ownProblems = (paper: Paper, context: PaperContext): PaperProblem[] => {
  const {before} = context;
  switch (paper.kind) {
    case 'sample':
      return [
        ...sampleProblems(paper, before?.kind === 'sample' ? before : undefined),
        ...(paper.question === undefined ? [] : questionProblems(paper.question, context)),
      ];
    case 'finding':
      return findingProblems(paper, context);
    case 'interview':
    case 'observation':
      return paper.date > context.today
        ? [{code: 'bad-date', path: ['date'], message: `${paper.date} is in the future`, mend: 'Correct the date.'}]
        : [];
    case 'request':
      return requestProblems(paper);
    case 'applicability':
      return applicabilityProblems(paper, context.hasControl);
    case 'vendor':
      return vendorProblems(paper);
    // A row that nobody owns is a gap, which is shown and not refused.
    case 'responsibility':
      return [];
    case 'sign-off':
      return [
        {
          code: 'not-by-hand',
          path: [],
          message: 'A signature is given, not written',
          mend: 'Use signoff.sign, or papers.withdraw to take one back.',
        },
      ];
  }
};

/** A question that the bank does not have. */
export const questionProblems = (question: string, {hasQuestion}: Pick<PaperContext, 'hasQuestion'>): PaperProblem[] =>
  hasQuestion(question)
    ? []
    : [
        {
          code: 'unknown-question',
          path: ['question'],
          message: `There is no question ${question}`,
          mend: 'See questions.list for the ids.',
        },
      ];

const requestProblems = ({status, note, evidence}: EvidenceRequest): PaperProblem[] => {
  if (status === 'insufficient' && note === undefined)
    return [
      {
        code: 'reason-required',
        path: ['status'],
        message: 'What was received is insufficient and nothing says why',
        mend: 'Say in the note what is missing.',
      },
    ];
  if (status === 'sufficient' && evidence.length === 0 && note === undefined)
    return [
      {
        code: 'evidence-required',
        path: ['status'],
        message: 'The request is answered and nothing says with what',
        mend: 'Name the evidence, or say in the note where it was seen.',
      },
    ];
  return [];
};

const lifeProblems = (paper: Paper, {before}: PaperContext): PaperProblem[] => {
  if (before && 'withdrawn' in before && before.withdrawn)
    return [
      {
        code: 'withdrawn',
        path: [],
        message: `It was withdrawn by ${before.withdrawn.by} at ${before.withdrawn.at}`,
        mend: 'Make a new one instead.',
      },
    ];
  if ('withdrawn' in paper && paper.withdrawn)
    return [
      {
        code: 'not-by-hand',
        path: ['withdrawn'],
        message: 'A paper is not saved as withdrawn',
        mend: 'Use papers.withdraw, which keeps who did it and when.',
      },
    ];
  return [];
};

/** Control references wherever they stand in a paper, each with its path. */
const controlProblems = (value: unknown, path: PaperProblem['path'], context: PaperContext): PaperProblem[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (isControlRef(value))
    return context.hasControl(value)
      ? []
      : [
          {
            code: 'unknown-control',
            path,
            message: `The ${value.edition} edition has no control ${value.id}`,
            mend: 'Check the edition: 2013 ids have three numbers, 2022 ids two.',
          },
        ];
  return children(value).flatMap(([key, inner]) => controlProblems(inner, [...path, key], context));
};

/** Evidence ids wherever they stand, each with its path. */
const evidenceProblems = (value: unknown, path: PaperProblem['path'], context: PaperContext): PaperProblem[] => {
  if (typeof value !== 'object' || value === null) return [];
  return children(value).flatMap(([key, inner]) => {
    if (key !== 'evidence') return evidenceProblems(inner, [...path, key], context);
    const ids = Array.isArray(inner) ? inner : [inner];
    return ids.flatMap((id: unknown, index): PaperProblem[] =>
      typeof id !== 'string' || context.hasEvidence(id)
        ? []
        : [
            {
              code: 'evidence-required',
              path: Array.isArray(inner) ? [...path, key, index] : [...path, key],
              message: `There is no evidence ${id}`,
              mend: 'Attach it first, or correct the id.',
            },
          ],
    );
  });
};

const children = (value: object): [string | number, unknown][] =>
  Array.isArray(value) ? value.map((inner, index) => [index, inner]) : Object.entries(value);

const isControlRef = (value: object): value is ControlRef =>
  'edition' in value && 'id' in value && Object.keys(value).length === 2;
