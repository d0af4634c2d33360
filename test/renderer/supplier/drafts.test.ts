import {describe, expect, it} from 'vitest';
import type {MatrixRow} from '../../../main/contract/review-methods.ts';
import {draftOfRow, responsibilityOf} from '../../../renderer/screens/supplier/responsibility-draft.ts';
import {draftOfVendor, emptyAssurance, faultsOf, vendorOf} from '../../../renderer/screens/supplier/vendor-draft.ts';

const row: MatrixRow = {
  activity: 'security-monitoring',
  title: 'Security monitoring',
  controls: [],
  accountable: '',
  contractClause: '',
  page: '',
  interface: '',
  evidence: [],
  note: '',
  gaps: [],
};

describe('who owns an activity', () => {
  it('is nothing to save until somebody says who does it', () => {
    expect(responsibilityOf('Host', 'security-monitoring', draftOfRow(row))).toBeUndefined();
  });

  it('keeps what was typed and nothing empty', () => {
    const draft = {...draftOfRow(row), party: 'shared' as const, contractClause: ' 3.7 ', evidence: ['E-000001']};
    expect(responsibilityOf('Host', row.activity, draft)).toEqual({
      kind: 'responsibility',
      supplier: 'Host',
      activity: 'security-monitoring',
      party: 'shared',
      contractClause: '3.7',
      evidence: ['E-000001'],
    });
  });
});

describe('a vendor while it is typed', () => {
  const complete = {
    ...emptyAssurance,
    title: 'Certificate',
    issuer: 'Body',
    scope: 'All',
    validFrom: '2026-01-01',
    validUntil: '2027-01-01',
    services: 'EC2, S3,, EC2 ',
  };
  const draft = {...draftOfVendor(undefined), name: 'Cloud', assurances: [complete]};

  it('begins with what is seen in use', () => {
    expect(draftOfVendor(undefined, {provider: 'gcp', services: ['a', 'b'], regions: ['r']})).toMatchObject({
      provider: 'gcp',
      services: 'a, b',
      regions: 'r',
    });
  });

  it('says field by field what is missing', () => {
    expect(faultsOf({...draft, name: ' ', assurances: [{...complete, issuer: ''}]})).toEqual({
      name: 'required',
      'assurances.0.issuer': 'required',
    });
    expect(faultsOf(draft)).toEqual({});
  });

  it('does not end before it begins', () => {
    expect(faultsOf({...draft, assurances: [{...complete, validUntil: '2025-12-31'}]})).toEqual({
      'assurances.0.validUntil': 'date-order',
    });
  });

  it('splits lists at commas and keeps what the form does not show', () => {
    const before = vendorOf(draft, undefined);
    expect(before.assurances[0]?.services).toEqual(['EC2', 'S3']);
    const inherited = [{control: {edition: '2022' as const, id: 'A.7.1'}, what: 'Halls'}];
    expect(vendorOf(draftOfVendor({...before, inherited}), {...before, inherited}).inherited).toEqual(inherited);
  });
});
