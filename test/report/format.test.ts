import {describe, expect, it} from 'vitest';
import {controlList, evidenceSpans, instant} from '../../main/report/format.ts';
import {packagedTexts} from '../../main/report/texts.ts';

const texts = packagedTexts();
const marks = new Map([['E-000001', 'e0']]);
const shown = (ids: readonly string[]): string =>
  evidenceSpans(ids, marks, texts)
    .map(s => ('text' in s ? s.text : ''))
    .join('');

describe('references to evidence', () => {
  it.each([
    ['none', [], ''],
    ['one', ['E-000001'], 'E-000001'],
    ['two in a row', ['E-000001', 'E-000002'], 'E-000001, E-000002'],
    ['a run', ['E-000009', 'E-000010', 'E-000011', 'E-000012'], 'E-000009 to E-000012 (4)'],
    ['runs and single ones', ['E-000001', 'E-000003', 'E-000004', 'E-000005'], 'E-000001, E-000003 to E-000005 (3)'],
    ['others', ['E-1', 'F-2', 'x', ''], 'E-1, F-2, x, '],
  ])('%s', (_, ids, text) => expect(shown(ids)).toBe(text));
  it('link only to rows that are in the index', () => {
    const links = evidenceSpans(['E-000001', 'E-000007'], marks, texts).map(s => ('text' in s ? s.goTo : undefined));
    expect(links).toEqual(['e0', undefined, undefined]);
  });
});

describe('short forms', () => {
  it('of times', () => {
    expect(instant('2026-11-14T09:31:07.123Z')).toBe('2026-11-14 09:31 UTC');
    expect(instant('2026-11-14T09:31:07+02:00')).toBe('2026-11-14T09:31:07+02:00');
  });
  it('of controls, never without an edition', () => {
    expect(
      controlList([
        {edition: '2013', id: 'A.8.2'},
        {edition: '2022', id: 'A.8.2'},
        {edition: '2013', id: 'A.9.1'},
      ]),
    ).toBe('2013 A.8.2, A.9.1; 2022 A.8.2');
  });
});
