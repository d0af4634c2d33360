import type {PdfPage} from './open-pdf.ts';

/** Of a page at 100 %, in CSS pixels. */
export type PageSize = {readonly width: number; readonly height: number};

/** A PDF point is 1/72 inch, a CSS pixel 1/96. */
export const pixelsPerPoint = 96 / 72;

/** The size of a page at 100 %, turned as the page says. */
export const sizeOf = (page: PdfPage): PageSize => {
  const {width, height} = page.getViewport({scale: pixelsPerPoint});
  return {width, height};
};
