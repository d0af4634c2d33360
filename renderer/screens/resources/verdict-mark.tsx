import type {VerdictValue} from '../../../main/contract/ids.ts';
import {StateLabel, StateMark} from '../../components/state-mark.tsx';
import {visible} from '../../format.ts';

const known: ReadonlySet<string> = new Set<VerdictValue>(['pass', 'fail', 'not-assessed', 'not-applicable']);

/** Whether a value is one of the four verdicts. */
export const isVerdict = (value: string): value is VerdictValue => known.has(value);

/** A verdict's shape; nothing for a value that is none. */
export const VerdictMark = ({verdict}: {verdict: string}) =>
  isVerdict(verdict) ? <StateMark state={verdict} /> : null;

/** A verdict's shape and words. */
export const VerdictLabel = ({verdict}: {verdict: string}) =>
  isVerdict(verdict) ? <StateLabel state={verdict} /> : visible(verdict);
