import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {fakeTarget} from '../engine/fake-collector.ts';
import {draft, engineOn, freshFolder} from '../engine/fixture.ts';
import {runInProcess} from './in-process.ts';

const assessment = async () => {
  const {client} = engineOn(fakeTarget());
  const folder = freshFolder();
  const path = join(folder, 'a');
  await client.call('assessment.create', {folder: path, assessment: draft});
  return {folder, run: (...args: string[]) => runInProcess(client, [...args, '-C', path])};
};

test('a Statement of Applicability goes out, is filled in, and comes back; gaps do not change the exit code', async () => {
  const {folder, run} = await assessment();
  const xlsx = join(folder, 'soa.xlsx');
  const csv = join(folder, 'soa.csv');
  expect(await run('soa', 'export', xlsx)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/93 controls, 93 gaps/),
  });
  expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe('PK');
  expect(await run('soa', 'export', xlsx)).toMatchObject({code: 3, stderr: expect.stringContaining('exists')});
  expect((await run('soa', 'export', '--edition', '2013', csv)).stdout).toContain('114 controls');
  const filled = readFileSync(csv, 'utf8').replace(/(2013,A\.9\.2\.3,[^,]+),not decided,/, '$1,yes,');
  writeFileSync(csv, filled);
  expect(await run('soa', 'import', csv)).toMatchObject({code: 0, stdout: 'Decisions: 1 saved, 0 unchanged.\n'});
  writeFileSync(csv, filled.replace(/(2013,A\.9\.2\.2,[^,]+),not decided,/, '$1,no,'));
  expect(await run('soa', 'import', csv)).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(
      /^soa\.csv:\d+:7: 2013 A\.9\.2\.2 is excluded without a justification\. .*\nNothing was saved/,
    ),
  });
  const shown = JSON.parse((await run('soa', 'show', '--json')).stdout);
  expect(shown.rows.find((row: {control: {id: string}}) => row.control.id === 'A.8.2')).toMatchObject({
    proposal: {applicable: true},
  });
  expect((await run('soa', 'adopt', '--edition', '2022')).stdout).toMatch(/^Decisions taken over: 1\./);
  expect((await run('soa', 'show')).stdout).toContain('1 applicable, 0 excluded, 92 not decided');
});

test.each([
  [['soa', 'export', '--edition', '2005', 'x.csv']],
  [['soa', 'export', '--format', 'pdf', 'x.csv']],
  [['soa', 'export']],
  [['soa', 'adopt', '--reviewed', 'yesterday']],
  [['soa', 'adopt', '--control', 'A.9.2.3']],
  [['review', 'matrix']],
  [['review', 'container', '--stated', 'esxi']],
  [['review', 'container', '--on', '2026-02-30']],
  [['vendor', 'assess', '--on', 'soon']],
])('%j is wrong usage', async args => {
  const {run} = await assessment();
  expect((await run(...args)).code).toBe(2);
});

test('reviews answer before anything is collected or written, and ask what is missing', async () => {
  const {folder, run} = await assessment();
  const matrix = await run('review', 'matrix', '--supplier', 'Nobody Ltd', '--out', join(folder, 'm.csv'));
  expect(matrix).toMatchObject({code: 0, stdout: expect.stringMatching(/24 of 24 rows have gaps\./)});
  expect(readFileSync(join(folder, 'm.csv'), 'utf8')).toContain('not answered');
  const container = await run('review', 'container', '--stated', 'vmware-esxi@7.0', '--on', '2026-11-20');
  expect(container).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(
      /data of endoflife\.date of 2026-08-22[\s\S]*vmware-esxi 7\.0 +ended[\s\S]*No cluster was read/,
    ),
  });
  expect(await run('vendor', 'assess')).toMatchObject({code: 0});
  expect(JSON.parse((await run('review', 'suppliers', '--json')).stdout)).toEqual([]);
  expect((await run('path', 'list')).stdout).toMatch(
    /it-first: IT first[\s\S]*A\.5[\s\S]*A\.6[\s\S]*A\.10[\s\S]*A\.12/,
  );
});

test('a matrix of a supplier whose name would drive a terminal shows it harmless', async () => {
  const {run} = await assessment();
  expect((await run('review', 'matrix', '--supplier', 'Evil\u001b[2J')).stdout).toContain('Evil\\u{1b}[2J');
});
