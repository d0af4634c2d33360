import type {Workspace} from '../workspace/types.ts';

/** Finds evidence by id, or by the name of an attachment where just one has it. */
export const evidenceLookup = (workspace: Workspace): ((reference: string) => string | undefined) => {
  const byName = new Map<string, string | undefined>();
  for (const item of workspace.evidence.list()) {
    if (item.originalName !== undefined)
      byName.set(item.originalName, byName.has(item.originalName) ? undefined : item.id);
  }
  return reference => workspace.evidence.get(reference)?.id ?? byName.get(reference);
};
