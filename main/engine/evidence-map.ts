import type {Check} from '../checks/types.ts';
import type {ControlRef} from '../contract/ids.ts';
import type {Workspace} from '../workspace/types.ts';

/** Which evidence supports which control: what people linked, what answers cite, and what checks rest on. */
export type EvidenceMap = {
  /** Ids of the evidence for a control, in order. */
  of(ref: ControlRef): readonly string[];
  /** The controls an operation's answers inform. */
  controlsOf(operation: string): readonly ControlRef[];
  controlsOfItem(id: string): readonly ControlRef[];
  /** The evidence item a read left; none where there was no body. */
  ofRead(readId: string): string | undefined;
};

const keyOf = (ref: ControlRef): string => `${ref.edition}:${ref.id}`;

export const mapEvidence = (workspace: Workspace, checks: readonly Check[]): EvidenceMap => {
  const byOperation = new Map<string, Map<string, ControlRef>>();
  for (const check of checks) {
    for (const operation of check.reads) {
      const controls = byOperation.get(operation) ?? new Map<string, ControlRef>();
      for (const ref of check.controls) controls.set(keyOf(ref), ref);
      byOperation.set(operation, controls);
    }
  }
  const cited = new Map<string, ControlRef[]>();
  for (const answer of workspace.answers.list()) {
    for (const id of answer.evidence) cited.set(id, [...(cited.get(id) ?? []), answer.control]);
  }
  const operationOfRead = new Map<string, string>();
  const evidenceOfRead = new Map<string, string>();
  for (const read of workspace.reads.list()) {
    operationOfRead.set(read.id, read.provenance.operation);
    if (read.evidenceId) evidenceOfRead.set(read.id, read.evidenceId);
  }
  const ofControl = new Map<string, string[]>();
  const ofItem = new Map<string, readonly ControlRef[]>();
  for (const item of workspace.evidence.list()) {
    const operation = item.readId === undefined ? undefined : operationOfRead.get(item.readId);
    const informed = operation === undefined ? [] : (byOperation.get(operation)?.values() ?? []);
    const controls = new Map(
      [...item.controls, ...(cited.get(item.id) ?? []), ...informed].map(ref => [keyOf(ref), ref]),
    );
    ofItem.set(item.id, [...controls.values()]);
    for (const key of controls.keys()) {
      const ids = ofControl.get(key);
      if (ids) ids.push(item.id);
      else ofControl.set(key, [item.id]);
    }
  }
  return {
    of: ref => ofControl.get(keyOf(ref)) ?? [],
    controlsOf: operation => [...(byOperation.get(operation)?.values() ?? [])],
    controlsOfItem: id => ofItem.get(id) ?? [],
    ofRead: id => evidenceOfRead.get(id),
  };
};
