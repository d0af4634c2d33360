import type {EvidenceRequest, Finding, SampleItem} from '../contract/papers.ts';
import type {AssuranceState, SupportState} from '../contract/review-methods.ts';
import type {State} from './shapes.ts';

/** The shapes of working papers' states. What is open or unknown never looks like what conforms. */
export const resultState: Readonly<Record<SampleItem['result'], State>> = {
  conforms: 'conforms',
  'does-not-conform': 'does-not-conform',
  'not-tested': 'unread',
  open: 'not-asked',
};

export const requestState: Readonly<Record<EvidenceRequest['status'], State>> = {
  'not-started': 'not-asked',
  asked: 'unread',
  received: 'partly',
  checked: 'partly',
  sufficient: 'conforms',
  insufficient: 'does-not-conform',
};

export const assuranceShape: Readonly<Record<AssuranceState, State>> = {
  valid: 'conforms',
  expiring: 'partly',
  expired: 'does-not-conform',
  'not-yet-valid': 'unread',
};

export const supportShape: Readonly<Record<SupportState, State>> = {
  supported: 'conforms',
  'ends-soon': 'partly',
  ended: 'does-not-conform',
  unknown: 'unread',
};

/** Where a finding stands on a day. An improvement or a conformity asks for nothing, so nothing of it is overdue. */
export type FindingStanding = 'closed' | 'verified' | 'overdue' | 'agreed' | 'acknowledged' | 'open' | 'nothing';

export const findingStanding = (
  finding: Pick<Finding, 'grade' | 'closed' | 'verification' | 'due' | 'action' | 'acknowledged'>,
  on: string,
): FindingStanding => {
  if (finding.closed) return 'closed';
  if (finding.verification) return 'verified';
  if (finding.due !== undefined && finding.due < on) return 'overdue';
  if (finding.action !== undefined) return 'agreed';
  if (finding.acknowledged) return 'acknowledged';
  return isNonconformity(finding) ? 'open' : 'nothing';
};

export const isNonconformity = ({grade}: Pick<Finding, 'grade'>): boolean => grade === 'major' || grade === 'minor';
