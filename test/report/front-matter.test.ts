import {expect, test} from 'vitest';
import type {ReportModel} from '../../main/report/model.ts';
import {renderReport} from '../../main/report/render.ts';
import {sampleModel} from './fixture.ts';
import {linesOf, readPdf} from './pdf-reader.ts';

const small = {controls: 1, verdictRows: 1, evidence: 1};

const pages = async (more: Partial<ReportModel>) => {
  const {bytes} = await renderReport({...sampleModel(small), ...more});
  const fragments = readPdf(bytes).fragments();
  const of = (wanted: (page: number) => boolean) => linesOf(fragments.filter(({page}) => wanted(page))).join(' ');
  return {cover: of(page => page === 1), rest: of(page => page > 1)};
};

test('the cover names the team, the days and the edition, and the method repeats the whole team', async () => {
  const team = [
    {name: 'Jürgen Łoś', role: 'Technical expert'},
    {name: 'Mei Chen', role: 'Auditor in training'},
  ];
  const {cover, rest} = await pages({team, from: '2026-11-02', until: '2026-11-06', edition: '2013'});
  expect(cover).toContain('Jürgen Łoś (Technical expert), Mei Chen (Auditor in training)');
  expect(cover).toContain('2026-11-02 to 2026-11-06');
  expect(cover).toContain('ISO/IEC 27001:2013');
  expect(rest).toContain('Technical expert Jürgen Łoś');
});

test.each([
  [{from: '2026-11-02'}, 'from 2026-11-02'],
  [{until: '2026-11-06'}, 'until 2026-11-06'],
])('of %j the cover says %s', async (days, words) => {
  expect((await pages(days)).cover).toContain(words);
});

test('where nobody said, nothing stands there; a very large team does not push the cover over its page', async () => {
  const {cover} = await pages({team: []});
  expect(cover).not.toMatch(/Team|On site|Edition/);
  const team = Array.from({length: 100}, (_, n) => ({name: `Person ${n} ${'x'.repeat(180)}`, role: 'Expert'}));
  const large = await pages({team});
  expect(large.cover).toContain('in full under Scope and method');
  expect(large.cover).toContain('Custody log when this report was made');
  expect(large.rest).toContain('Person 99');
});
