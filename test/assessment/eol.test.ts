import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {productOf, SupportFile, soonDays, staleDays, supportOf, windowsCycleOf} from '../../main/assessment/eol.ts';
import {parseTemplate} from '../../main/templates/yaml.ts';
import {templates} from './soa-fixture.ts';

const source = readFileSync(join(templates, 'reviews/facts/eol.yaml'), 'utf8');
const data = parseTemplate('eol.yaml', source, SupportFile).value;

test('the data say where they are from, of which day, and under which licence', () => {
  expect(data.source).toEqual({
    name: 'endoflife.date',
    commit: expect.stringMatching(/^[0-9a-f]{40}$/),
    date: '2026-08-22',
    licence: expect.stringMatching(/^MIT, Copyright 2020/),
  });
  expect(source).toContain('The above copyright notice and this permission notice shall be included');
  expect(readFileSync(join(templates, '../NOTICE'), 'utf8')).toContain('templates/reviews/facts/eol.yaml');
});

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

// Kubernetes 1.34 ends on 27 October 2026.
test.each([
  ['long before', dayAfter('2026-10-27', -400), 'supported'],
  ['the day before it counts as soon', dayAfter('2026-10-27', -soonDays - 1), 'supported'],
  ['the first day that counts as soon', dayAfter('2026-10-27', -soonDays), 'ends-soon'],
  ['the day before the end', '2026-10-26', 'ends-soon'],
  ['the last day itself', '2026-10-27', 'ends-soon'],
  ['the day after', '2026-10-28', 'ended'],
  ['years after', '2030-01-01', 'ended'],
])('on %s, %s, a version is %s', (_, on, state) => {
  expect(supportOf(data, 'kubernetes', 'v1.34.3', on)).toEqual({
    state,
    cycle: '1.34',
    eol: '2026-10-27',
    sourceDate: '2026-08-22',
  });
});

test.each([
  ['kubernetes', 'v1.34.3', '1.34'],
  ['kubernetes', '1.34', '1.34'],
  ['kubernetes', 'v1.34.3-eks-a1b2c3d', '1.34'],
  ['kubernetes', '1.34+k3s1', undefined],
  ['kubernetes', '1.3', undefined],
  ['kubernetes', '1.340.1', undefined],
  ['kubernetes', '1.99', undefined],
  ['kubernetes', '', undefined],
  ['etcd', '3.5.21', '3.5'],
  ['debian', '12.11', '12'],
  ['debian', '120', undefined],
  ['windows-server', '2012-r2', '2012-r2'],
  ['cos', 'cos-121-18867', 'cos-121'],
  ['talos', '1.11', undefined],
  ['constructor', '1', undefined],
])('%s %s is cycle %s, and what is not known is unknown', (product, version, cycle) => {
  const support = supportOf(data, product, version, '2026-11-20');
  expect(support.cycle).toBe(cycle);
  if (cycle === undefined) expect(support).toEqual({state: 'unknown', sourceDate: '2026-08-22'});
});

test('a version without an announced end is supported while the data are fresh, then unknown', () => {
  const made = {
    ...data,
    products: [
      {
        id: 'x',
        title: 'X',
        layer: 'l',
        releases: [
          {cycle: '1', eol: false},
          {cycle: '2', eol: true},
        ],
      },
    ],
  };
  const last = dayAfter('2026-08-22', staleDays);
  expect(supportOf(made, 'x', '1', last).state).toBe('supported');
  expect(supportOf(made, 'x', '1', dayAfter(last, 1)).state).toBe('unknown');
  expect(supportOf(made, 'x', '2', '2020-01-01').state).toBe('ended');
});

test.each([
  ['Amazon Linux 2023.9', 'amazon-linux', '2023'],
  ['Amazon Linux 2', 'amazon-linux', '2'],
  ['Ubuntu 24.04.3 LTS', 'ubuntu', '24.04'],
  ['Debian GNU/Linux 12 (bookworm)', 'debian', '12'],
  ['Red Hat Enterprise Linux 9.4 (Plow)', 'rhel', '9'],
  ['Red Hat Enterprise Linux CoreOS 416.94.202410 (Plow)', 'red-hat-openshift', '4.16'],
  ['Rocky Linux 9.4 (Blue Onyx)', 'rocky-linux', '9'],
  ['Oracle Linux Server 8.10', 'oracle-linux', '8'],
  ['SUSE Linux Enterprise Server 15 SP6', 'sles', '15.6'],
  ['SUSE Linux Enterprise Server 15', 'sles', '15.0'],
  ['Windows Server 2016 Datacenter', 'windows-server', '2016'],
  ['Windows Server 2012 R2 Standard', 'windows-server', '2012-r2'],
])('a node that says "%s" runs %s %s, which the data know', (osImage, product, cycle) => {
  expect(productOf(data, osImage)).toEqual({product, cycle});
  expect(supportOf(data, product, cycle, '2026-11-20').state).not.toBe('unknown');
});

test.each([
  'Bottlerocket OS 1.20.0',
  'Flatcar Container Linux by Kinvolk 4081',
  'Talos (v1.11.2)',
  'Microsoft Azure Linux 3.0',
  'Container-Optimized OS from Google',
  'Windows Server Datacenter',
  'My Ubuntu 24.04',
  'Red Hat Enterprise Linux CoreOS 9.6.20251105-0 (Plow)',
  '',
  'U'.repeat(100_000),
])('a node that says "%.40s" stays unmapped', osImage => {
  expect(productOf(data, osImage)).toBeUndefined();
});

test.each([
  ['10.0.14393', '2016'],
  ['10.0.14393.7876', '2016'],
  ['10.0.26100.1', '2025'],
  ['10.0.143930', undefined],
  ['10.0.99999', undefined],
  ['', undefined],
])('Windows build %s is %s', (build, cycle) => {
  expect(windowsCycleOf(data, build)).toBe(cycle);
});

test.each([
  ['made to backtrack', '^(a+)+$'],
  ['not anchored', 'Ubuntu'],
  ['no pattern', '^('],
])('a pattern that is %s is refused by the schema', (_, match) => {
  const parsed = SupportFile.safeParse({...data, osImages: [{match, product: 'ubuntu', cycle: '1'}]});
  expect(parsed.success).toBe(false);
});
