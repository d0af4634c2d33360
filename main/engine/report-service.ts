import {createHash} from 'node:crypto';
import type {Handlers} from '../contract/methods.ts';
import {renderBytes} from './render.ts';
import {buildReportModel} from './report-model.ts';
import {standingSeal} from './seal.ts';
import type {Session} from './session.ts';
import {writeWhole} from './write-whole.ts';

/** The PDF report: of a sealed assessment the very file that is in the package, else a draft of how it stands now. */
export const reportHandlers = (session: Session): Pick<Handlers, 'report.write'> => ({
  'report.write': async ({path, replace}) => {
    const workspace = session.workspace();
    const sealed = standingSeal(workspace);
    const pdf = sealed
      ? await workspace.blobs.get(sealed.report.sha256)
      : await renderBytes(await buildReportModel(session, workspace, session.now()));
    await writeWhole(path, pdf, replace);
    return {path, bytes: pdf.length, sha256: createHash('sha256').update(pdf).digest('hex')};
  },
});
