import {createHash} from 'node:crypto';
import type {Handlers} from '../contract/methods.ts';
import {renderBytes} from './render.ts';
import {buildReportModel} from './report-model.ts';
import {standingSeal} from './seal.ts';
import type {Session} from './session.ts';
import {writeWhole} from './write-whole.ts';

/** The PDF report: of a sealed assessment the very file that is in the package, else a draft of how it stands now. */
export const reportHandlers = (session: Session): Pick<Handlers, 'report.write' | 'report.preview'> => ({
  'report.write': async ({path, replace}) => {
    const {pdf} = await reportOf(session);
    await writeWhole(path, pdf, replace);
    return {path, bytes: pdf.length, sha256: createHash('sha256').update(pdf).digest('hex')};
  },

  'report.preview': () => reportOf(session),
});

const reportOf = async (session: Session): Promise<{pdf: Uint8Array<ArrayBuffer>; sealed: boolean}> => {
  const workspace = session.workspace();
  const sealed = standingSeal(workspace);
  if (sealed) return {pdf: await workspace.blobs.get(sealed.report.sha256), sealed: true};
  return {pdf: await renderBytes(await buildReportModel(session, workspace, session.now())), sealed: false};
};
