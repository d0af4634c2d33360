import type {RecordedRead} from '../../collectors/collector.ts';
import type {ReadRow} from '../contract/views.ts';

/** A read of the record as a window shows it. */
export const readRow = ({id, provenance, evidenceId}: RecordedRead): ReadRow => {
  const {operation, region, target, outcome, startedAt, endedAt, pages, attempts, caller, error} = provenance;
  return {
    id,
    operation,
    region,
    target,
    outcome,
    startedAt,
    endedAt,
    pages,
    attempts,
    requestIds: [...provenance.requestIds],
    parameters: {...provenance.parameters},
    caller,
    ...(error === undefined ? {} : {error: `${error.code}: ${error.message}`}),
    ...(evidenceId === undefined ? {} : {evidence: evidenceId}),
  };
};
