import type {Output} from '../contract/methods.ts';
import type {EvidenceItem} from '../workspace/types.ts';

/** An evidence item as a client shows it. */
export const evidenceView = (item: EvidenceItem): Output<'evidence.attach'> => ({
  ...item,
  files: [...item.files],
  controls: [...item.controls],
});
