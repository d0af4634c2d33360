/** The part of pdfkit's page that we stand on; its types do not know it. */
type Page = {content: Reference; readonly dictionary: {readonly data: Record<string, unknown>}};
type Reference = {end(): void};

/**
 * Compresses what stands on the current page and lets go of it; a page's contents may be several streams, read as one
 * (ISO 32000-1 §7.8.2), so that furniture and page numbers still can follow. A report keeps all its pages until the
 * number of pages is known: uncompressed, that is most of its memory.
 */
export const settlePage = (doc: PDFKit.PDFDocument): void => {
  const page = doc.page as unknown as Page;
  const written = page.content;
  page.content = doc.ref({}) as unknown as Reference;
  page.dictionary.data.Contents = [written, page.content];
  written.end();
};
