import {inflateSync} from 'node:zlib';

/** One stretch of text as it stands on a page: x and y in points from the top left. */
export type Fragment = {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
  readonly text: string;
};

export type PdfObject = {readonly id: number; readonly dict: string; readonly stream: Buffer | undefined};

type Font = {readonly map: Map<number, string>; readonly widths: readonly number[]};

/** Reads what pdfkit writes (no object streams), enough to see what a reader would see. */
export const readPdf = (bytes: Uint8Array) => {
  const raw = Buffer.from(bytes);
  const latin = raw.toString('latin1');
  const objects = new Map<number, PdfObject>();
  const start = latin.lastIndexOf('startxref');
  const xref = Number(/startxref\s+(\d+)/.exec(latin.slice(start))?.[1]);
  for (const line of latin.slice(xref).split('\n')) {
    const offset = /^(\d{10}) 00000 n/.exec(line)?.[1];
    if (offset !== undefined) readObject(Number(offset));
  }
  function readObject(offset: number): void {
    const id = Number(/^(\d+) 0 obj/.exec(latin.slice(offset, offset + 20))?.[1]);
    const end = latin.indexOf('endobj', offset);
    const stream = latin.indexOf('\nstream\n', offset);
    if (stream === -1 || stream > end) {
      objects.set(id, {id, dict: latin.slice(offset, end), stream: undefined});
      return;
    }
    const dict = latin.slice(offset, stream);
    const length = Number(/\/Length (\d+)/.exec(dict)?.[1]);
    const body = raw.subarray(stream + 8, stream + 8 + length);
    objects.set(id, {id, dict, stream: dict.includes('/FlateDecode') ? inflateSync(body) : body});
  }
  const object = (id: number): PdfObject => {
    const found = objects.get(id);
    if (!found) throw new Error(`no object ${id}`);
    return found;
  };
  const refs = (text: string): number[] => [...text.matchAll(/(\d+) 0 R/g)].map(m => Number(m[1]));
  const all = [...objects.values()];
  const root = all.find(o => o.dict.includes('/Type /Catalog'));
  const pageTree = all.find(o => o.dict.includes('/Type /Pages'));
  const pages = refs(/\/Kids \[([^\]]*)\]/.exec(pageTree?.dict ?? '')?.[1] ?? '');
  const fonts = new Map<number, Font>();
  const font = (id: number): Font => {
    const known = fonts.get(id) ?? readFont(id);
    fonts.set(id, known);
    return known;
  };
  const readFont = (id: number): Font => {
    const {dict} = object(id);
    const unicode = object(Number(/\/ToUnicode (\d+)/.exec(dict)?.[1])).stream?.toString('latin1') ?? '';
    const descendant = object(Number(/\/DescendantFonts \[(\d+)/.exec(dict)?.[1])).dict;
    const widths = (/\/W \[0 \[([^\]]*)\]/.exec(descendant)?.[1] ?? '').split(' ').map(Number);
    const map = new Map<number, string>();
    for (const [, from = '', list = ''] of unicode.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
      [...list.matchAll(/<([^>]*)>/g)].forEach(([, hex = ''], i) => {
        const units = hex.split(' ').map(h => Number.parseInt(h, 16));
        map.set(Number.parseInt(from, 16) + i, String.fromCharCode(...units));
      });
    }
    return {map, widths};
  };
  const fragments = (): Fragment[] =>
    pages.flatMap((id, i) => {
      const {dict} = object(id);
      const resources = object(Number(/\/Resources (\d+)/.exec(dict)?.[1])).dict;
      const content = refs(/\/Contents (\[[^\]]*\]|\d+ 0 R)/.exec(dict)?.[1] ?? '')
        .map(stream => object(stream).stream?.toString('latin1') ?? '')
        .join('\n');
      const names = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(m => [m[1], Number(m[2])]));
      return pageFragments(content, i + 1, name => font(names.get(name) ?? -1));
    });
  const text = (): string =>
    fragments()
      .map(f => f.text)
      .join('\n');
  return {all, object, root, pages, refs, fragments, text, latin};
};

const pageFragments = (content: string, page: number, font: (name: string) => Font): Fragment[] => {
  const out: Fragment[] = [];
  let current: Font | undefined;
  let [size, x, y] = [0, 0, 0];
  const operators =
    /\/(F\d+) ([\d.]+) Tf|1 0 0 1 ([\d.-]+) ([\d.-]+) Tm|\[((?:<[0-9a-f]+>|[\d.\s-]+)*)\] TJ|<([0-9a-f]+)> Tj/g;
  for (const [, name, points, tx, ty, array, single] of content.matchAll(operators)) {
    if (name !== undefined) [current, size] = [font(name), Number(points)];
    else if (tx !== undefined) [x, y] = [Number(tx), 841.89 - Number(ty)];
    else {
      let [text, width] = ['', 0];
      for (const [, hex, kern] of `${array ?? `<${single}>`}`.matchAll(/<([0-9a-f]+)>|([\d.-]+)/g)) {
        if (kern !== undefined) width -= Number(kern);
        for (const code of hex?.match(/.{4}/g) ?? []) {
          const glyph = Number.parseInt(code, 16);
          text += current?.map.get(glyph) ?? '?';
          width += current?.widths[glyph] ?? 0;
        }
      }
      out.push({page, x, y, size, width: (width * size) / 1000, text});
    }
  }
  return out;
};

/** The text of a page's lines, top to bottom, with the pieces of a line joined. */
export const linesOf = (fragments: readonly Fragment[]): string[] => {
  const lines = Map.groupBy(fragments, f => `${f.page} ${f.y.toFixed(1)}`);
  return [...lines.values()].map(line =>
    line
      .toSorted((a, b) => a.x - b.x)
      .map(f => f.text)
      .join(''),
  );
};
