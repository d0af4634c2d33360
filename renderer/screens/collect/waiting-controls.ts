import type {ControlRef, Edition} from '../../../main/contract/ids.ts';
import type {CheckListed} from '../../../main/contract/views.ts';

const natural = new Intl.Collator('en', {numeric: true});

/** The controls of an edition whose checks rest on any of these operations: they wait where those cannot be read. */
export const waitingControls = (
  operations: ReadonlySet<string>,
  checks: readonly CheckListed[],
  edition: Edition,
): ControlRef[] => {
  const found = new Map<string, ControlRef>();
  for (const {reads, controls} of checks) {
    if (!reads.some(operation => operations.has(operation))) continue;
    for (const control of controls) if (control.edition === edition) found.set(control.id, control);
  }
  return [...found.values()].sort((a, b) => natural.compare(a.id, b.id));
};
