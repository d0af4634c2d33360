import type {Check} from '../checks/types.ts';
import type {Mode} from '../contract/ids.ts';
import type {CheckView, VerdictCounts} from '../contract/views.ts';

/** A check as an assessor reads it. Advice is left out of a certification audit (ISO/IEC 17021-1). */
export const checkView = (check: Check, mode: Mode, counts: VerdictCounts): CheckView => ({
  id: check.id,
  title: check.title,
  severity: check.severity,
  provider: check.provider,
  resourceType: check.resourceType,
  controls: [...check.controls],
  reads: [...check.reads],
  ...(check.appliesTo === undefined ? {} : {appliesTo: check.appliesTo}),
  pass: check.pass,
  params: {...check.params},
  explain: {...check.explain},
  ask: check.ask,
  ...(check.remediation === undefined || mode === 'certification' ? {} : {remediation: check.remediation}),
  counts: {...counts},
});
