import {type Pen, penOn} from './pen.ts';
import {settlePage} from './settle.ts';
import {page} from './style.ts';
import type {Typefaces} from './typefaces.ts';

export type Bookmark = {readonly title: string; readonly level: 0 | 1 | 2; readonly page: number; readonly y: number};

/** The pages of a report being written, with the place where the next thing goes. */
export type Paper = {
  readonly faces: Typefaces;
  readonly pen: Pen;
  /** From the top of the page, in points. */
  y: number;
  /** The current page, from 1. */
  readonly page: number;
  /** Whether nothing stands on the current page yet. */
  readonly fresh: boolean;
  readonly room: number;
  newPage(): void;
  /** Goes to a new page unless this much room is left. */
  need(height: number): void;
  /** Names this place, so that links and page numbers can point to it. */
  mark(name: string): void;
  bookmark(title: string, level: Bookmark['level']): void;
  /** Draws on the current page once all pages exist; `pageOf` then knows every name. */
  later(draw: (pageOf: (name: string) => number | undefined) => void): void;
  readonly bookmarks: readonly Bookmark[];
  /** Runs what was put off, then the furniture of every page. */
  finish(furniture: (page: number, pages: number) => void): number;
};

/** Starts a report without pages. The document must buffer its pages. */
export const startPaper = (doc: PDFKit.PDFDocument, faces: Typefaces): Paper => {
  const bottom = page.height - page.bottom;
  const names = new Map<string, number>();
  const bookmarks: Bookmark[] = [];
  const putOff: {page: number; draw: (pageOf: (name: string) => number | undefined) => void}[] = [];
  let count = 0;
  return {
    faces,
    pen: penOn(doc, faces),
    y: page.top,
    bookmarks,
    get page() {
      return count;
    },
    get fresh() {
      return this.y <= page.top;
    },
    get room() {
      return bottom - this.y;
    },
    newPage() {
      if (count > 0) settlePage(doc);
      doc.addPage();
      count++;
      this.y = page.top;
    },
    need(height) {
      if (this.room < height && !this.fresh) this.newPage();
    },
    mark(name) {
      if (names.has(name)) return;
      names.set(name, count);
      doc.addNamedDestination(name, 'XYZ', 0, Math.max(0, this.y - 12), null);
    },
    bookmark(title, level) {
      bookmarks.push({title, level, page: count, y: Math.max(0, this.y - 12)});
    },
    later(draw) {
      putOff.push({page: count, draw});
    },
    finish(furniture) {
      for (const {page: number, draw} of putOff) {
        doc.switchToPage(number - 1);
        draw(name => names.get(name));
      }
      for (let number = 1; number <= count; number++) {
        doc.switchToPage(number - 1);
        furniture(number, count);
      }
      return count;
    },
  };
};
