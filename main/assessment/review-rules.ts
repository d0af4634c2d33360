import type {ControlRef} from '../contract/ids.ts';
import type {Applicability, Vendor} from '../contract/papers.ts';
import type {PaperProblem} from './paper-errors.ts';
import {decisionFault} from './soa-decision.ts';

/** The faults of a decision for the Statement of Applicability. */
export const applicabilityProblems = (
  paper: Applicability,
  hasControl: (ref: ControlRef) => boolean,
): PaperProblem[] => {
  // A control that the edition does not have is reported where all references are.
  const fault = hasControl(paper.control) ? decisionFault(paper, hasControl) : undefined;
  if (!fault) return [];
  const {code, field, message, mend} = fault;
  return [{code, path: [field], message, mend}];
};

/** The faults of a vendor: an assurance that ends before it begins. */
export const vendorProblems = ({assurances}: Vendor): PaperProblem[] =>
  assurances.flatMap(({title, validFrom, validUntil}, index): PaperProblem[] =>
    validUntil < validFrom
      ? [
          {
            code: 'bad-date',
            path: ['assurances', index, 'validUntil'],
            message: `${title} ends on ${validUntil}, before it begins on ${validFrom}`,
            mend: 'Correct one of the two dates.',
          },
        ]
      : [],
  );
