import {useEffect, useRef, useState} from 'react';
import {texts} from '../../texts/texts.ts';
import {drawPage, freeCanvas} from './draw-page.ts';
import type {OpenPdf} from './open-pdf.ts';
import styles from './pdf-view.module.css';

/** How long a page must stay near before it is drawn: pages that only fly past are not. */
const settle = 60;

/** One page near the view. Its canvas is freed when it leaves. */
export const PdfPageView = ({
  pdf,
  number,
  scale,
  top,
  width,
  height,
}: {
  pdf: OpenPdf;
  /** From 1. */
  number: number;
  scale: number;
  top: number;
  width: number;
  height: number;
}) => {
  const host = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let drawing: ReturnType<typeof drawPage> | undefined;
    const timer = setTimeout(() => {
      drawing = drawPage(pdf, number, scale, element, styles.text);
      drawing.done.then(
        () => setFailed(false),
        () => setFailed(true),
      );
    }, settle);
    return () => {
      clearTimeout(timer);
      drawing?.cancel();
    };
  }, [pdf, number, scale]);
  useEffect(() => {
    const element = host.current;
    return () => {
      for (const canvas of element?.querySelectorAll('canvas') ?? []) freeCanvas(canvas);
      element?.replaceChildren();
    };
  }, []);
  return (
    <section
      className={styles.page}
      style={{top, width, height}}
      aria-label={texts.report.viewer.pageOf(number, pdf.pages)}
    >
      <div ref={host} className={styles.drawing} />
      {failed && <p className={styles.failed}>{texts.report.viewer.pageFailed}</p>}
    </section>
  );
};
