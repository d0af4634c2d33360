import type {EvidenceRequest} from '../../../main/contract/papers.ts';
import {holdsWords, withdrawnLast} from './paper-rows.ts';
import type {StoredOf} from './paper-tabs.ts';

export type StoredRequest = StoredOf<'request'>;
export type RequestFilter = 'all' | 'open' | 'overdue' | 'received' | 'answered';

/** Whether the client still has to bring it. */
export const isOpen = ({status, withdrawn}: EvidenceRequest): boolean =>
  withdrawn === undefined && (status === 'not-started' || status === 'asked' || status === 'insufficient');

/** Whether its day has passed and it did not come. `today`: `2026-11-21`. */
export const isOverdue = (request: EvidenceRequest, today: string): boolean =>
  isOpen(request) && request.due !== undefined && request.due < today;

const inFilter = (request: EvidenceRequest, filter: RequestFilter, today: string): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return isOpen(request);
    case 'overdue':
      return isOverdue(request, today);
    case 'received':
      return !request.withdrawn && (request.status === 'received' || request.status === 'checked');
    case 'answered':
      return !request.withdrawn && request.status === 'sufficient';
  }
};

/** The requests of a filter that hold every word of a text: overdue ones first, then what is still to come by its day, withdrawn last. */
export const filterRequests = (
  requests: readonly StoredRequest[],
  filter: RequestFilter,
  text: string,
  today: string,
): StoredRequest[] => {
  const rank = ({paper}: StoredRequest) => (isOverdue(paper, today) ? 0 : isOpen(paper) ? 1 : 2);
  const day = ({paper}: StoredRequest) => paper.due ?? '9999';
  return requests
    .filter(({paper}) => inFilter(paper, filter, today))
    .filter(({id, paper}) => holdsWords([id, paper.document, paper.why, paper.owner, paper.note], paper.controls, text))
    .sort(
      (one, other) =>
        withdrawnLast(one, other) ||
        rank(one) - rank(other) ||
        (rank(one) < 2 ? day(one).localeCompare(day(other)) : 0),
    );
};
