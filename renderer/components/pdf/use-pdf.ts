import {useEffect, useState} from 'react';
import type {OpenPdf} from './open-pdf.ts';
import {type PageSize, sizeOf} from './page-size.ts';
import {type PdfError, pdfError} from './pdf-error.ts';

export type PdfState =
  | {readonly state: 'opening'}
  | {readonly state: 'failed'; readonly error: PdfError}
  /** `sizes`: of every page; those not looked at yet are taken to be like the first. */
  | {readonly state: 'open'; readonly pdf: OpenPdf; readonly sizes: readonly PageSize[]};

/** Sizes are told in batches, so that a long document is not laid out anew for every page. */
const batch = 64;

/**
 * A document opened from bytes that `source` gives away, closed when the viewer goes. `source` is asked once for every function
 * given: keep it the same while the document is the same.
 */
export const usePdf = (source: () => Promise<Uint8Array>): PdfState => {
  const [state, setState] = useState<PdfState>({state: 'opening'});
  useEffect(() => {
    let gone = false;
    let open: OpenPdf | undefined;
    const run = async () => {
      const [bytes, {openPdf}] = await Promise.all([source(), import('./open-pdf.ts')]);
      if (gone) return;
      const pdf = await openPdf(bytes);
      if (gone) return pdf.close();
      open = pdf;
      const first = sizeOf(await pdf.page(1));
      const sizes = Array.from({length: pdf.pages}, () => first);
      setState({state: 'open', pdf, sizes: [...sizes]});
      for (let from = 1; from < pdf.pages && !gone; from += batch) {
        const numbers = Array.from({length: Math.min(batch, pdf.pages - from)}, (_, index) => from + index);
        const found = await Promise.all(numbers.map(async at => sizeOf(await pdf.page(at + 1))));
        const differ = found.some(({width, height}) => width !== first.width || height !== first.height);
        found.forEach((size, index) => {
          sizes[from + index] = size;
        });
        if (differ && !gone) setState({state: 'open', pdf, sizes: [...sizes]});
      }
    };
    setState({state: 'opening'});
    run().catch((error: unknown) => {
      if (!gone) setState({state: 'failed', error: pdfError(error)});
    });
    return () => {
      gone = true;
      open?.close();
    };
  }, [source]);
  return state;
};
