import type {EvidenceRequest, Finding, Paper, Sample} from '../contract/papers.ts';

/** Items of a sample that nobody has looked at. */
export const openItems = ({items}: Sample): number => items.filter(({result}) => result === 'open').length;

/** The document did not come, or not as it was needed. */
export const isRequestOpen = ({status}: EvidenceRequest): boolean =>
  status === 'not-started' || status === 'asked' || status === 'insufficient';

/** A nonconformity or opportunity that nobody has closed; a conformity has nothing to close. */
export const isFindingOpen = ({grade, closed}: Finding): boolean => grade !== 'conformity' && !closed;

/**
 * Where a paper stands, in a word of its kind: a request's status; a finding's grade, or `closed`; a sample `open`, `conforms`,
 * `does-not-conform`, `not-tested`; `held`, `made`; `applicable`, `excluded`; who a row of the matrix belongs to; `registered`; a
 * signature's role; whatever was withdrawn is `withdrawn`.
 */
export const paperState = (paper: Paper): string => {
  if ('withdrawn' in paper && paper.withdrawn) return 'withdrawn';
  switch (paper.kind) {
    case 'sample':
      return sampleState(paper);
    case 'interview':
      return 'held';
    case 'observation':
      return 'made';
    case 'request':
      return paper.status;
    case 'finding':
      return paper.closed ? 'closed' : paper.grade;
    case 'applicability':
      return paper.applicable ? 'applicable' : 'excluded';
    case 'responsibility':
      return paper.party;
    case 'vendor':
      return 'registered';
    case 'sign-off':
      return paper.role;
  }
};

const sampleState = (sample: Sample): string => {
  const has = (result: Sample['items'][number]['result']) => sample.items.some(item => item.result === result);
  if (has('does-not-conform')) return 'does-not-conform';
  if (openItems(sample) > 0 || sample.items.length === 0) return 'open';
  return has('conforms') ? 'conforms' : 'not-tested';
};
