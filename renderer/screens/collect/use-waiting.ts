import {useCallback} from 'react';
import type {ControlRef} from '../../../main/contract/ids.ts';
import {useEngine} from '../../query.ts';
import {useAssessment} from '../../settings.ts';
import {waitingControls} from './waiting-controls.ts';

/** Which controls of this assessment's edition wait while some operations cannot be read. */
export const useWaiting = (): ((operations: readonly string[]) => ControlRef[]) => {
  const checks = useEngine('checks.list', {}).data;
  const edition = useAssessment()?.edition ?? '2022';
  return useCallback(operations => waitingControls(new Set(operations), checks ?? [], edition), [checks, edition]);
};
