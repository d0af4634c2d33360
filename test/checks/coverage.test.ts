import {describe, expect, it} from 'vitest';
import {type CoverageState, coverage} from '../../main/checks/coverage.ts';
import type {Verdict} from '../../main/checks/types.ts';
import type {ControlRef, VerdictValue} from '../../main/contract/ids.ts';
import {makeCheck, makeRead} from './make.ts';

const old = (id: string): ControlRef => ({edition: '2013', id});
const access = {ref: old('A.9.4.1'), family: 'A.9'};
const passwords = {ref: old('A.9.4.3'), family: 'A.9'};
const newer = {ref: {edition: '2022', id: 'A.8.3'} as ControlRef, family: 'A.9'};

const verdict = (value: VerdictValue, given: Partial<Verdict> = {}): Verdict => ({
  check: 'bucket-private',
  verdict: value,
  reason: 'Because.',
  target: 't',
  region: 'r',
  resourceType: 'AwsS3Bucket',
  resource: 'one',
  reads: [],
  ...given,
});

const check = makeCheck({pass: 'resource.acl', controls: [access.ref, newer.ref]});
const second = makeCheck({id: 'bucket-logged', pass: 'resource.log', controls: [access.ref]});
const reads = new Map([
  ['R-1', makeRead('R-1')],
  ['R-2', makeRead('R-2', {outcome: 'denied', errorCode: 'AccessDenied'})],
]);
const cover = (verdicts: readonly Verdict[], checks = [check]) =>
  coverage({checks, controls: [access, passwords, newer], verdicts, read: id => reads.get(id)});

describe('the state of a control', () => {
  it.each<[string, VerdictValue[], CoverageState]>([
    ['a mapped control without verdicts was not run', [], 'not-run'],
    ['only passes', ['pass', 'pass'], 'no-fail-seen'],
    ['passes where it applies', ['pass', 'not-applicable'], 'no-fail-seen'],
    ['one fail among passes', ['pass', 'fail', 'pass'], 'fails-seen'],
    ['one fail among unread', ['fail', 'not-assessed'], 'fails-seen'],
    ['a pass among unread', ['pass', 'not-assessed'], 'partly-assessed'],
    ['nothing read', ['not-assessed'], 'not-assessed'],
    ['nothing read where it applies', ['not-assessed', 'not-applicable'], 'not-assessed'],
    ['nothing there', ['not-applicable'], 'not-applicable'],
  ])('%s', (_, values, state) => {
    const [row] = cover(values.map(value => verdict(value))).controls;
    expect(row).toMatchObject({ref: access.ref, state});
  });

  it('no check', () => {
    expect(cover([verdict('pass')]).controls[1]).toMatchObject({
      ref: passwords.ref,
      state: 'no-check',
      checks: [],
      resources: 0,
    });
  });

  it('a second check without a verdict keeps the control from looking complete', () => {
    expect(cover([verdict('pass')], [check, second]).controls[0]?.state).toBe('partly-assessed');
    expect(cover([verdict('not-applicable')], [check, second]).controls[0]?.state).toBe('not-assessed');
  });
});

describe('what stands behind a control', () => {
  const denied = {reads: ['R-1', 'R-2', 'R-9']};
  const verdicts = [
    verdict('pass'),
    verdict('fail', {resource: 'two'}),
    verdict('pass', {check: 'bucket-logged'}),
    verdict('not-assessed', {resource: 'three', ...denied}),
    verdict('not-assessed', {resource: 'four', ...denied}),
    verdict('pass', {resource: 'one', region: 'elsewhere'}),
    verdict('pass', {check: 'unknown-check'}),
  ];

  it('is the checks with their counts, distinct resources looked at, and the reads that are missing', () => {
    expect(cover(verdicts, [check, second]).controls[0]).toEqual({
      ...access,
      state: 'fails-seen',
      checks: [
        {check: 'bucket-logged', counts: {pass: 1, fail: 0, 'not-assessed': 0, 'not-applicable': 0}},
        {check: 'bucket-private', counts: {pass: 2, fail: 1, 'not-assessed': 2, 'not-applicable': 0}},
      ],
      counts: {pass: 3, fail: 1, 'not-assessed': 2, 'not-applicable': 0},
      resources: 3,
      missing: [
        {operation: 'R-9', region: '', outcome: 'unknown', verdicts: 2},
        {operation: 's3:GetBucketAcl', region: 'eu-west-1', outcome: 'denied', errorCode: 'AccessDenied', verdicts: 2},
      ],
    });
  });

  it('adds up by family and edition, each verdict once', () => {
    const both = makeCheck({pass: 'resource.acl', controls: [access.ref, passwords.ref]});
    const {families} = cover(verdicts, [both]);
    expect(families.map(({family, edition, counts, resources}) => [edition, family, counts.pass, resources])).toEqual([
      ['2013', 'A.9', 2, 3],
      ['2022', 'A.9', 0, 0],
    ]);
    expect(families[0]?.states).toMatchObject({'fails-seen': 2, 'no-check': 0});
    expect(families[1]).toMatchObject({state: 'no-check', states: {'no-check': 1}});
  });

  it('counts ten thousand resources exactly', () => {
    const many = Array.from({length: 10_000}, (_, index) => verdict('pass', {resource: `r${index % 5_000}`}));
    expect(cover(many).controls[0]?.resources).toBe(5_000);
  });
});
