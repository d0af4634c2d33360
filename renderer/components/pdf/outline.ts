import type {PDFDocumentProxy} from 'pdfjs-dist';

/** A heading of a document's own list of contents. `page` counts from 1. */
export type Heading = {readonly title: string; readonly level: 0 | 1; readonly page: number | undefined};

type Node = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

/** More would be no list of contents any more. */
const most = 400;

/** The upper two levels of the list of contents, where each leads; nothing else an entry may ask for is done. */
export const outlineOf = async (pdf: PDFDocumentProxy): Promise<Heading[]> => {
  const top: Node[] = (await pdf.getOutline()) ?? [];
  const flat = top.flatMap(node => [
    {node, level: 0 as const},
    ...node.items.map((item: Node) => ({node: item, level: 1 as const})),
  ]);
  return Promise.all(
    flat.slice(0, most).map(async ({node, level}) => ({title: node.title, level, page: await pageOf(pdf, node.dest)})),
  );
};

const pageOf = async (pdf: PDFDocumentProxy, dest: Node['dest']): Promise<number | undefined> => {
  try {
    const place = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
    const target: unknown = place?.[0];
    if (typeof target === 'number') return target + 1;
    return isRef(target) ? (await pdf.getPageIndex(target)) + 1 : undefined;
  } catch {
    return undefined;
  }
};

const isRef = (value: unknown): value is {num: number; gen: number} =>
  typeof value === 'object' && value !== null && 'num' in value && 'gen' in value;
