import type {PDFDocumentProxy, PDFPageProxy} from 'pdfjs-dist';
import * as library from 'pdfjs-dist';
import workerFile from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import {scriptUrls} from '../../trusted-types.ts';
import {type Heading, outlineOf} from './outline.ts';
import {PdfError, pdfError} from './pdf-error.ts';
import {BundledFiles, decoders} from './pdf-files.ts';

type Library = typeof library;
export type PdfPage = PDFPageProxy;

/** A document in its own worker. `close` frees both. */
export type OpenPdf = {
  /** Another for every document opened. */
  readonly id: number;
  readonly library: Library;
  readonly pages: number;
  /** Pages count from 1. */
  page(number: number): Promise<PdfPage>;
  outline(): Promise<Heading[]>;
  close(): void;
};

/** An image of more pixels than this in a document is left out: it would take more than 400 MB. */
const mostImagePixels = 100_000_000;

const workerUrl = new URL(workerFile, document.baseURI).href;
let opened = 0;
let script: ((url: string) => string) | undefined;

/**
 * Opens a document (this module and the library are a chunk of their own, read when the first document is opened) without running, following or fetching anything it names: no scripting, no forms, no links, no network.
 * The bytes are given away to the worker: the array is empty afterwards. Errors: PdfError.
 */
export const openPdf = async (bytes: Uint8Array): Promise<OpenPdf> => {
  script ??= scriptUrls([workerUrl]);
  const port = new Worker(script(workerUrl), {type: 'module', name: 'pdf'});
  const worker = library.PDFWorker.create({port, verbosity: library.VerbosityLevel.ERRORS});
  const folder = decoders(document.baseURI);
  const task = library.getDocument({
    data: bytes,
    worker,
    verbosity: library.VerbosityLevel.ERRORS,
    useWasm: false,
    useWorkerFetch: false,
    ...(folder === undefined ? {} : {wasmUrl: folder}),
    // Not where they lie: only that there are such files. They come by name, through BundledFiles.
    cMapUrl: new URL('cmaps/', document.baseURI).href,
    standardFontDataUrl: new URL('standard_fonts/', document.baseURI).href,
    BinaryDataFactory: BundledFiles,
    enableXfa: false,
    maxImageSize: mostImagePixels,
  });
  const close = () => {
    void task.destroy().finally(() => {
      worker.destroy();
      port.terminate();
    });
  };
  // Without this a password would be waited for.
  task.onPassword = () => {
    throw new PdfError('encrypted');
  };
  try {
    const died = new Promise<never>((_, reject) => {
      port.onerror = () => reject(new PdfError('worker'));
    });
    const pdf: PDFDocumentProxy = await Promise.race([task.promise, died]);
    opened += 1;
    return {
      id: opened,
      library,
      pages: pdf.numPages,
      page: number => pdf.getPage(number),
      outline: () => outlineOf(pdf),
      close,
    };
  } catch (error) {
    close();
    throw pdfError(error);
  }
};
