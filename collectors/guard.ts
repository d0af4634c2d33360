import type {Operation} from './collector.ts';
import {CollectorError} from './errors.ts';

/** Returns the declared operation with this id. Errors: CollectorError `undeclared-operation` for anything else. */
export type CallGuard = (operationId: string) => Operation;

/** The call guard of a collector: nothing but its declared operations may leave the machine. */
export const createGuard = (operations: readonly Operation[]): CallGuard => {
  const declared = new Map(operations.map(operation => [operation.id, operation]));
  return operationId => {
    const operation = declared.get(operationId);
    if (operation) return operation;
    throw new CollectorError(
      'undeclared-operation',
      `The call ${operationId} was refused before anything was sent: the collector does not declare it. ` +
        'Fieldwork sends only declared read operations; please report this as a defect.',
    );
  };
};
