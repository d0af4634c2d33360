import type {Output} from '../../../main/contract/methods.ts';

type Counted = Pick<Output<'collect.list'>[number], 'reads'>;

/** Reads that ended in an answer, also in the answer that nothing is configured. */
export const answeredOf = ({reads}: Counted): number => reads.ok + reads.absent;

/** All reads of a collection. */
export const readsOf = ({reads}: Counted): number => reads.ok + reads.absent + reads.denied + reads.other;
