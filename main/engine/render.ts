import type {ReportModel} from '../report/model.ts';

/** The report's bytes. The PDF library is loaded at the first report: it is a third of the time a command takes to start. */
export const renderBytes = async (model: ReportModel): Promise<Uint8Array<ArrayBuffer>> => {
  const {renderReport} = await import('../report/render.ts');
  return (await renderReport(model)).bytes;
};
