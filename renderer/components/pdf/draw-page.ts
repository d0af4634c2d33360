import type {OpenPdf, PdfPage} from './open-pdf.ts';
import {pixelsPerPoint} from './page-size.ts';
import {canvasRatio} from './pdf-layout.ts';

/** A drawing of a page under way. `cancel` may be called at any time, also when it is done. */
export type Drawing = {readonly done: Promise<HTMLElement | undefined>; cancel(): void};

/** Frees a canvas at once rather than when memory is collected. */
export const freeCanvas = (canvas: HTMLCanvasElement): void => {
  canvas.width = 0;
  canvas.height = 0;
};

/**
 * Draws a page at a scale into `host`, and its text over it, for selection and screen readers. What the host showed before stays
 * until the new drawing is whole. Gives the layer of text, or nothing where it was cancelled.
 */
export const drawPage = (
  pdf: OpenPdf,
  number: number,
  scale: number,
  host: HTMLElement,
  textClass: string | undefined,
): Drawing => {
  const {AnnotationMode, TextLayer} = pdf.library;
  let cancelled = false;
  let stop = () => {};
  const run = async (page: PdfPage): Promise<HTMLElement | undefined> => {
    if (cancelled) return undefined;
    const viewport = page.getViewport({scale: scale * pixelsPerPoint});
    const ratio = canvasRatio(viewport.width, viewport.height, window.devicePixelRatio);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(viewport.width * ratio));
    canvas.height = Math.max(1, Math.floor(viewport.height * ratio));
    canvas.setAttribute('aria-hidden', 'true');
    const task = page.render({
      canvas,
      viewport,
      transform: [canvas.width / viewport.width, 0, 0, canvas.height / viewport.height, 0, 0],
      annotationMode: AnnotationMode.DISABLE,
    });
    stop = () => task.cancel();
    try {
      await task.promise;
    } catch (error) {
      freeCanvas(canvas);
      if (cancelled) return undefined;
      throw error;
    }
    if (cancelled) {
      freeCanvas(canvas);
      return undefined;
    }
    const container = document.createElement('div');
    container.className = textClass ?? '';
    host.style.setProperty('--total-scale-factor', String(scale * pixelsPerPoint));
    for (const before of host.querySelectorAll('canvas')) freeCanvas(before);
    host.replaceChildren(canvas, container);
    const text = new TextLayer({textContentSource: page.streamTextContent(), container, viewport});
    stop = () => text.cancel();
    try {
      await text.render();
    } catch (error) {
      if (!cancelled) throw error;
    }
    return container;
  };
  return {
    done: pdf.page(number).then(run),
    cancel: () => {
      cancelled = true;
      stop();
    },
  };
};
