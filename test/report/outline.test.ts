import {beforeAll, describe, expect, it} from 'vitest';
import {renderReport} from '../../main/report/render.ts';
import {sampleModel} from './fixture.ts';
import {readPdf} from './pdf-reader.ts';

type Item = {
  readonly title: string;
  readonly count: number | undefined;
  readonly page: number;
  readonly children: Item[];
};
const model = sampleModel({controls: 12, verdictRows: 30, evidence: 10});
let root: Item;

beforeAll(async () => {
  const {bytes} = await renderReport(model);
  const pdf = readPdf(bytes);
  const ref = (dict: string, key: string): number | undefined => {
    const id = new RegExp(`/${key} (\\d+) 0 R`).exec(dict)?.[1];
    return id === undefined ? undefined : Number(id);
  };
  const read = (id: number): Item => {
    const {dict} = pdf.object(id);
    const children: Item[] = [];
    for (let next = ref(dict, 'First'); next !== undefined; next = ref(pdf.object(next).dict, 'Next')) {
      children.push(read(next));
    }
    const count = /\/Count (-?\d+)/.exec(dict)?.[1];
    return {
      title: /\/Title \((.*)\)/.exec(dict)?.[1] ?? '',
      count: count === undefined ? undefined : Number(count),
      page: pdf.pages.indexOf(Number(/\/Dest \[(\d+) 0 R/.exec(dict)?.[1])) + 1,
      children,
    };
  };
  root = read(ref(pdf.root?.dict ?? '', 'Outlines') ?? -1);
});

const all = (item: Item): Item[] => item.children.flatMap(c => [c, ...all(c)]);
/** How many descendants show, as ISO 32000-1 §12.3.3 counts them. */
const visible = (item: Item): number =>
  item.children.reduce((sum, c) => sum + 1 + ((c.count ?? 0) > 0 ? visible(c) : 0), 0);

describe('the outline', () => {
  it('has parts, families and controls', () => {
    expect(root.children.map(c => c.title)).toEqual(
      expect.arrayContaining([
        'Contents',
        'Management summary',
        'What could not be read',
        'Controls',
        'Evidence index',
      ]),
    );
    const controls = root.children.find(c => c.title === 'Controls');
    const families = new Set(model.controls.map(c => c.family));
    expect(controls?.children).toHaveLength(families.size);
    expect(controls?.children.flatMap(f => f.children)).toHaveLength(model.controls.length);
  });
  it('names findings, samples and suppliers beside each other below their parts', () => {
    const below = (title: string): string[] =>
      root.children.find(c => c.title === title)?.children.map(c => c.title) ?? [];
    expect(below('Findings').map(title => title.slice(0, 5))).toEqual(model.papers.findings.map(({id}) => id));
    expect(below('Samples')).toHaveLength(model.papers.samples.length);
    expect(below('Responsibility matrix')).toHaveLength(model.papers.matrices.length);
    expect(below('Management system, clauses 4 to 10')).toEqual([
      '6.1.3 Information security risk treatment',
      '8.1 Operational planning and control',
    ]);
  });
  it('counts what shows, at the root and at every item', () => {
    expect(root.count).toBe(visible(root));
    for (const item of all(root)) {
      if (item.children.length === 0) expect(item.count).toBeUndefined();
      else expect(Math.abs(item.count ?? 0)).toBe(visible(item));
    }
  });
  it('opens families and keeps their controls closed', () => {
    const controls = root.children.find(c => c.title === 'Controls');
    expect(controls?.count).toBe(controls?.children.length);
    for (const family of controls?.children ?? []) expect(family.count).toBeLessThan(0);
  });
  it('leads to pages in order', () => {
    const pages = all(root).map(i => i.page);
    expect(pages.every(p => p > 0)).toBe(true);
    expect(pages).toEqual(pages.toSorted((a, b) => a - b));
  });
});
