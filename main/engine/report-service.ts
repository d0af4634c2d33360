import {createHash} from 'node:crypto';
import type {Handlers} from '../contract/methods.ts';
import {renderReport} from '../report/render.ts';
import {buildReportModel} from './report-model.ts';
import type {Session} from './session.ts';
import {writeWhole} from './write-whole.ts';

/** The PDF report as a draft, outside any package. */
export const reportHandlers = (session: Session): Pick<Handlers, 'report.write'> => ({
  'report.write': async ({path, replace}) => {
    const pdf = await renderReport(await buildReportModel(session, session.workspace(), session.now()));
    await writeWhole(path, pdf, replace);
    return {path, bytes: pdf.length, sha256: createHash('sha256').update(pdf).digest('hex')};
  },
});
