import {expect, test} from 'vitest';
import {Reference} from '../../../main/contract/records.ts';
import {suggestReference} from '../../../renderer/screens/new-assessment/reference.ts';

test.each([
  ['Northwind Logistics', 'Northwind-Logistics-2026'],
  ['Åkerlund & Straße GmbH', 'Akerlund-Strasse-GmbH-2026'],
  ['  Łódź / Øster  ', 'Lodz-Oster-2026'],
  ["O'Neil’s", 'ONeils-2026'],
  ['上海物流', 'assessment-2026'],
  ['../../etc/passwd', 'etc-passwd-2026'],
  ['\u202egnp.exe', 'gnp-exe-2026'],
  ['x'.repeat(300), `${'x'.repeat(59)}-2026`],
  ['', 'assessment-2026'],
])('%j is suggested as %s, which the contract takes', (client, reference) => {
  expect(suggestReference(client, 2026)).toBe(reference);
  expect(Reference.safeParse(reference).success).toBe(true);
});
