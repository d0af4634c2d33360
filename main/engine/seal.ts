import {z} from 'zod';
import {Instant, Sha256} from '../contract/ids.ts';
import type {Workspace} from '../workspace/types.ts';
import {EngineError} from './errors.ts';
import {renderBytes} from './render.ts';
import {buildReportModel} from './report-model.ts';
import type {Session} from './session.ts';

/** A sealed state: the report as it was rendered then, and the time that stands everywhere in the package. */
export type Sealed = {readonly sealedAt: string; readonly report: {readonly sha256: string; readonly bytes: number}};

const SealDetail = z.looseObject({report: z.object({sha256: Sha256, bytes: z.number()})});

/**
 * Seals the assessment as it stands: renders the report, keeps it, and ends the custody log with `sealed`. Nothing changed
 * since the last seal: that seal is used again, so the same state gives the same package, byte for byte.
 */
export const seal = async (session: Session, workspace: Workspace, by: string): Promise<Sealed> => {
  const standing = standingSeal(workspace);
  if (standing) return standing;
  const {sealedAt, report} = await renderUnchanged(session, workspace);
  // Nothing is awaited between the comparison in `renderUnchanged` and this entry.
  workspace.custody.append({
    time: sealedAt,
    actor: by,
    action: 'sealed',
    subject: {kind: 'assessment', id: workspace.info.id, sha256: report.sha256},
    detail: {report, toolVersion: session.deps.version},
  });
  return {sealedAt, report};
};

/** Renders the report of a state that nobody changed meanwhile. Errors: EngineError `busy` where somebody keeps saving. */
const renderUnchanged = async (session: Session, workspace: Workspace): Promise<Sealed> => {
  for (let attempt = 0; attempt < 3; attempt++) {
    const before = workspace.custody.head().sha256;
    const sealedAt = session.now();
    const report = await workspace.blobs.put(await renderBytes(await buildReportModel(session, workspace, sealedAt)));
    if (workspace.custody.head().sha256 === before) return {sealedAt, report};
  }
  throw new EngineError('busy', 'The assessment was changed while its report was made. Seal it when nobody is saving.');
};

/** The seal that still holds: nothing was put on the record after it. */
export const standingSeal = (workspace: Workspace): Sealed | undefined => {
  const last = workspace.custody.last();
  if (last?.action !== 'sealed') return undefined;
  return {sealedAt: Instant.parse(last.time), report: SealDetail.parse(last.detail).report};
};
