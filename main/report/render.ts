import PDFDocument from 'pdfkit';
import {ReportError} from './errors.ts';
import {type FontFiles, packagedFonts} from './fonts.ts';
import {evidenceMarks} from './format.ts';
import {furniture} from './furniture.ts';
import {describeWith, documentInfo} from './metadata.ts';
import type {ReportModel} from './model.ts';
import {stepsOf} from './order.ts';
import {writeOutline} from './outline.ts';
import {startPaper} from './paper.ts';
import type {Report} from './parts.ts';
import {placesOf} from './places.ts';
import {page} from './style.ts';
import {packagedTexts, type ReportTexts} from './texts.ts';
import {openTypefaces} from './typefaces.ts';

export type RenderOptions = {
  readonly fonts?: FontFiles;
  readonly texts?: ReportTexts;
  /** Looked at between the parts. */
  readonly signal?: AbortSignal;
};

export type RenderedReport = {readonly bytes: Uint8Array<ArrayBuffer>; readonly pages: number};

/**
 * Makes the report as a PDF 1.7. The same model gives the same bytes. Yields to other work between the parts.
 * Errors: ReportError `bad-date`, `missing-font`, `unusable-font`, `bad-texts`, `cancelled`.
 */
export const renderReport = async (model: ReportModel, options: RenderOptions = {}): Promise<RenderedReport> => {
  const texts = options.texts ?? packagedTexts();
  const info = documentInfo(model, creationDate(model));
  const doc = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    pdfVersion: '1.7',
    // No default font: pdfkit's would be Helvetica, which it does not embed.
    font: '',
    fontLayoutCache: false,
    autoFirstPage: false,
    bufferPages: true,
    displayTitle: true,
    lang: texts.language,
    info: {...info},
  });
  describeWith(doc, info);
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  const paper = startPaper(doc, openTypefaces(doc, options.fonts ?? packagedFonts()));
  const report: Report = {model, texts, paper, marks: evidenceMarks(model), places: placesOf(model)};
  for (const step of stepsOf(report)) {
    await pause(options.signal);
    step();
  }
  const pages = paper.finish((number, all) => furniture(report, number, all));
  writeOutline(doc, paper.bookmarks);
  doc.end();
  await ended;
  return {bytes: Buffer.concat(chunks), pages};
};

const creationDate = (model: ReportModel): Date => {
  const date = new Date(model.generatedAt);
  if (Number.isNaN(date.getTime())) {
    throw new ReportError(
      'bad-date',
      `The report's date is not a date: "${model.generatedAt}". Give it as UTC, ISO 8601.`,
    );
  }
  return date;
};

/** Lets other work of the process go on, and stops here when asked to. */
const pause = async (signal: AbortSignal | undefined): Promise<void> => {
  await new Promise(resolve => setImmediate(resolve));
  if (signal?.aborted) throw new ReportError('cancelled', 'Making the report was cancelled. Nothing was written.');
};
