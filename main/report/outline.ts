import type {Bookmark} from './paper.ts';
import {page} from './style.ts';

/** pdfkit's outline as it is; its types know only `expanded`, and its counts are wrong for deeper trees. */
type Item = {
  readonly outlineData: Record<string, unknown>;
  readonly children: readonly Item[];
  addItem(title: string, options: {fit: boolean; pageNumber: number; top: number; left: number; zoom: number}): Item;
};

/**
 * Writes the bookmarks. The parts are open, so that families show; families are closed. `/Count` is the number of visible
 * descendants, negative where closed (ISO 32000-1 §12.3.3).
 */
export const writeOutline = (doc: PDFKit.PDFDocument, bookmarks: readonly Bookmark[]): void => {
  const root = doc.outline as unknown as Item;
  const latest: Item[] = [root];
  for (const {title, level, page: number, y} of bookmarks) {
    const depth = Math.min(level, latest.length - 1);
    const parent = latest[depth] ?? root;
    latest.length = depth + 1;
    latest.push(
      parent.addItem(title === '' ? '–' : title, {
        fit: false,
        pageNumber: number - 1,
        top: y,
        left: page.width,
        zoom: 0,
      }),
    );
  }
  setCount(root, 0);
};

/** Sets the counts below and gives how many items show below this one when it is open. */
const setCount = (item: Item, depth: number): number => {
  const open = depth < 2;
  const below = item.children.map(child => {
    const shown = setCount(child, depth + 1);
    return 1 + (depth + 1 < 2 ? shown : 0);
  });
  const visible = below.reduce((sum, n) => sum + n, 0);
  if (visible > 0) item.outlineData.Count = open ? visible : -visible;
  return visible;
};
