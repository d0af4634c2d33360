import {ChevronDown, ChevronUp, Minus, MoveHorizontal, Plus} from 'lucide-react';
import {type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState} from 'react';
import {useCommands} from '../../commands/commands.ts';
import {count} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import {Button} from '../button.tsx';
import {Skeleton} from '../loaded.tsx';
import {Problem} from '../problem.tsx';
import type {OpenPdf} from './open-pdf.ts';
import type {Heading} from './outline.ts';
import type {PageSize} from './page-size.ts';
import {type Anchor, anchorAt, layOut, pageInSight, pagesNear, topOf, type Zoom, zoomStep} from './pdf-layout.ts';
import {PdfPageView} from './pdf-page.tsx';
import styles from './pdf-view.module.css';
import {usePdf} from './use-pdf.ts';

/** What others may know of an open document, and do with it. Pages count from 1. */
export type PdfHandle = {readonly pages: number; readonly headings: readonly Heading[]; toPage(page: number): void};

type Opened = (handle: PdfHandle) => void;

/**
 * A PDF to read: pages drawn only near the view. `source` gives the bytes away; keep the function the same for the same document.
 * `onOpen` is told once it can be read.
 */
export const PdfView = ({
  source,
  label,
  onOpen,
}: {
  source: () => Promise<Uint8Array>;
  label: string;
  onOpen?: Opened;
}) => {
  const pdf = usePdf(source);
  if (pdf.state === 'opening') return <Skeleton lines={12} />;
  if (pdf.state === 'failed') return <Problem error={new Error(texts.report.viewer.errors[pdf.error.code])} />;
  return <Pages key={pdf.pdf.id} pdf={pdf.pdf} sizes={pdf.sizes} label={label} onOpen={onOpen} />;
};

const Pages = ({
  pdf,
  sizes,
  label,
  onOpen,
}: {
  pdf: OpenPdf;
  sizes: readonly PageSize[];
  label: string;
  onOpen: Opened | undefined;
}) => {
  const words = texts.report.viewer;
  const scroller = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [view, setView] = useState({top: 0, width: 800, height: 600});
  const layout = useMemo(() => layOut(sizes, zoom, view.width), [sizes, zoom, view.width]);
  const anchor = useRef<Anchor>({page: 0, part: 0});

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () =>
      setView(before => ({...before, width: element.clientWidth, height: Math.max(1, element.clientHeight)}));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  // What is being read stays where it is when the pages change their size.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element) element.scrollTop = topOf(layout, anchor.current);
  }, [layout]);

  const onScroll = () => {
    const top = scroller.current?.scrollTop ?? 0;
    anchor.current = anchorAt(layout, top);
    setView(before => ({...before, top}));
  };
  const toPage = (number: number) => {
    const page = Math.max(1, Math.min(pdf.pages, number));
    scroller.current?.scrollTo({top: (layout.tops[page - 1] ?? 0) - 8});
  };
  const latest = useRef({toPage, onOpen});
  latest.current = {toPage, onOpen};
  useEffect(() => {
    let gone = false;
    const tell = (headings: readonly Heading[]) => {
      if (!gone) latest.current.onOpen?.({pages: pdf.pages, headings, toPage: page => latest.current.toPage(page)});
    };
    tell([]);
    pdf.outline().then(tell, () => {});
    return () => {
      gone = true;
    };
  }, [pdf]);
  const byView = (step: 1 | -1) => scroller.current?.scrollBy({top: step * view.height * 0.9});
  const here = pageInSight(layout, view.top, view.height) + 1;
  const [first, last] = pagesNear(layout, view.top, view.height, view.height);
  const zoomBy = (step: 1 | -1) => setZoom(zoomStep(layout.scale, step));

  useCommands([
    {id: 'pdf:down', title: words.down, group: words.group, keys: 'PageDown', unlisted: true, run: () => byView(1)},
    {id: 'pdf:up', title: words.up, group: words.group, keys: 'PageUp', unlisted: true, run: () => byView(-1)},
    {id: 'pdf:next', title: words.next, group: words.group, keys: 'Alt+PageDown', run: () => toPage(here + 1)},
    {id: 'pdf:previous', title: words.previous, group: words.group, keys: 'Alt+PageUp', run: () => toPage(here - 1)},
    {id: 'pdf:in', title: words.zoomIn, group: words.group, keys: '+', run: () => zoomBy(1)},
    {id: 'pdf:out', title: words.zoomOut, group: words.group, keys: '-', run: () => zoomBy(-1)},
    {id: 'pdf:fit', title: words.fit, group: words.group, keys: '0', run: () => setZoom('fit')},
  ]);

  return (
    <div className={styles.viewer}>
      <div className={styles.bar} role="toolbar" aria-label={words.toolbar}>
        <Button kind="quiet" icon={ChevronUp} aria-label={words.previous} onClick={() => toPage(here - 1)} />
        <Button kind="quiet" icon={ChevronDown} aria-label={words.next} onClick={() => toPage(here + 1)} />
        <PageField page={here} pages={pdf.pages} onPage={toPage} />
        <span className={styles.space} />
        <Button kind="quiet" icon={Minus} aria-label={words.zoomOut} onClick={() => zoomBy(-1)} />
        <output className={styles.scale} aria-label={words.scale}>
          {words.percent(count(Math.round(layout.scale * 100)))}
        </output>
        <Button kind="quiet" icon={Plus} aria-label={words.zoomIn} onClick={() => zoomBy(1)} />
        <Button
          kind="quiet"
          icon={MoveHorizontal}
          aria-label={words.fit}
          aria-pressed={zoom === 'fit'}
          onClick={() => setZoom('fit')}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={label} onScroll={onScroll}>
        <div className={styles.pages} style={{height: layout.height, width: `max(100%, ${layout.width}px)`}}>
          {Array.from({length: last - first + 1}, (_, index) => first + index).map(page => (
            <PdfPageView
              key={page}
              pdf={pdf}
              number={page + 1}
              scale={layout.scale}
              top={layout.tops[page] ?? 0}
              width={Math.round((sizes[page]?.width ?? 0) * layout.scale)}
              height={layout.heights[page] ?? 0}
            />
          ))}
        </div>
      </section>
    </div>
  );
};

/** "12 of 80", where the 12 can be typed over. */
const PageField = ({page, pages, onPage}: {page: number; pages: number; onPage: (page: number) => void}) => {
  const words = texts.report.viewer;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const leave = () => {
    const wanted = Number(typed);
    if (typed !== undefined && Number.isInteger(wanted) && wanted >= 1) onPage(wanted);
    setTyped(undefined);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') leave();
    if (event.key === 'Escape') setTyped(undefined);
  };
  return (
    <span className={styles.number}>
      <input
        inputMode="numeric"
        aria-label={words.pageNumber}
        value={typed ?? String(page)}
        style={{inlineSize: `${String(pages).length + 3}ch`}}
        onChange={event => setTyped(event.target.value)}
        onKeyDown={onKey}
        onBlur={leave}
        onFocus={event => event.target.select()}
      />
      {words.ofPages(count(pages))}
    </span>
  );
};
