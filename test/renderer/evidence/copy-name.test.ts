import {expect, test} from 'vitest';
import {copyName} from '../../../renderer/screens/evidence/copy-name.ts';

const document = (originalName: string) => ({id: 'E-000007', kind: 'document', originalName});

test.each([
  ['register.csv', 'register.csv'],
  ['Łódź 貨物.pdf', 'Łódź 貨物.pdf'],
  ['invoice\u202Efdp.exe', 'invoice_fdp.exe'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\temp\\a.txt', 'a.txt'],
  ['a:b*c?.txt', 'a_b_c_.txt'],
  ['con.txt', 'E-000007-con.txt'],
  ['..', 'E-000007'],
  ['line\nbreak.txt', 'line_break.txt'],
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(116)}.pdf`],
])('a copy of %j is named %j', (given, name) => {
  expect(copyName(document(given), {name: 'ignored'})).toBe(name);
});

test('a page of a read says which read', () => {
  expect(copyName({id: 'E-000012', kind: 'read'}, {name: 'page-0001.xml'})).toBe('E-000012-page-0001.xml');
});
