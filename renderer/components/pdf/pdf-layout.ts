import type {PageSize} from './page-size.ts';

/** How large pages are shown: as wide as the view, or a factor of their real size. */
export type Zoom = 'fit' | number;

/** Where every page lies, in CSS pixels at the scale. */
export type Layout = {
  readonly scale: number;
  /** Upper edges, page by page. */
  readonly tops: readonly number[];
  readonly heights: readonly number[];
  readonly width: number;
  readonly height: number;
};

/** A place in the document that stays in sight when its size changes: a page (from 0) and how far down in it. */
export type Anchor = {readonly page: number; readonly part: number};

export const gap = 12;
const margin = 16;
export const zoomSteps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

/** The scale at which the widest page fills the view. */
const fitScale = (sizes: readonly PageSize[], viewWidth: number): number => {
  const widest = sizes.reduce((most, {width}) => Math.max(most, width), 1);
  return Math.max(0.1, Math.min(4, (viewWidth - 2 * margin) / widest));
};

/** Lays pages out under one another. */
export const layOut = (sizes: readonly PageSize[], zoom: Zoom, viewWidth: number): Layout => {
  const scale = zoom === 'fit' ? fitScale(sizes, viewWidth) : zoom;
  const tops: number[] = [];
  const heights: number[] = [];
  let at = margin;
  let width = 0;
  for (const size of sizes) {
    const height = Math.round(size.height * scale);
    tops.push(at);
    heights.push(height);
    width = Math.max(width, Math.round(size.width * scale));
    at += height + gap;
  }
  return {scale, tops, heights, width: width + 2 * margin, height: at - gap + margin};
};

/** The page (from 0) that lies at a distance from the top; the nearest above where it is between two. */
export const pageAt = ({tops}: Layout, y: number): number => {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The pages (from 0, both included) that are in sight or less than `near` pixels from it. */
export const pagesNear = (layout: Layout, top: number, viewHeight: number, near: number): readonly [number, number] => [
  pageAt(layout, Math.max(0, top - near)),
  pageAt(layout, top + viewHeight + near),
];

/** The page that a person is at: the one across the upper third of the view. */
export const pageInSight = (layout: Layout, top: number, viewHeight: number): number =>
  pageAt(layout, top + viewHeight / 3);

/** What lies at the upper edge of the view. */
export const anchorAt = (layout: Layout, top: number): Anchor => {
  const page = pageAt(layout, top);
  return {page, part: (top - (layout.tops[page] ?? 0)) / Math.max(1, layout.heights[page] ?? 1)};
};

/** How far to scroll so that a place lies at the upper edge again. */
export const topOf = (layout: Layout, {page, part}: Anchor): number =>
  Math.max(0, (layout.tops[page] ?? 0) + part * (layout.heights[page] ?? 0));

/** The next step in or out from the scale that is shown now. */
export const zoomStep = (scale: number, step: 1 | -1): number =>
  step === 1
    ? (zoomSteps.find(one => one > scale * 1.01) ?? zoomSteps[zoomSteps.length - 1] ?? 4)
    : ([...zoomSteps].reverse().find(one => one < scale * 0.99) ?? zoomSteps[0]);

/** The most pixels a page is drawn with: 16 million take 64 MB. */
const mostCanvasPixels = 16_000_000;

/** Device pixels to a CSS pixel for a page of this size, less where the canvas would grow too large. */
export const canvasRatio = (width: number, height: number, devicePixelRatio: number): number =>
  Math.min(devicePixelRatio, Math.sqrt(mostCanvasPixels / Math.max(1, width * height)));
