import {expect, it} from 'vitest';
import {pageNames, readTitle} from '../../main/workspace/read-title.ts';
import {provenance} from './fixtures/records.ts';

it.each([
  [{}, 's3 GetBucketAcl (Bucket=payroll), eu-west-1'],
  [{operation: 'GetBucketAcl', parameters: {}}, 's3 GetBucketAcl, eu-west-1'],
  [{outcome: 'absent' as const}, 's3 GetBucketAcl (Bucket=payroll), eu-west-1: absent'],
  [
    {service: 'ec2', operation: 'ec2:DescribeVpcs', parameters: {MaxResults: 5, Filters: [{Name: 'a'}]}},
    'ec2 DescribeVpcs (MaxResults=5, Filters=[{"Name":"a"}]), eu-west-1',
  ],
  [
    {
      service: 'rbac.authorization.k8s.io',
      operation: 'rbac.authorization.k8s.io/clusterroles:list',
      parameters: {},
      region: 'cluster',
    },
    'rbac.authorization.k8s.io list clusterroles, cluster',
  ],
])('a read %j is called %s', (change, title) => {
  expect(readTitle(provenance(change))).toBe(title);
});

it('a long list of parameters is cut', () => {
  expect(readTitle(provenance({parameters: {a: 'x'.repeat(900)}})).length).toBeLessThan(220);
});

it.each([
  ['application/json', 'json'],
  ['application/x-amz-json-1.1', 'json'],
  ['application/json; charset=utf-8', 'json'],
  ['text/xml', 'xml'],
  ['application/problem+xml', 'xml'],
  ['text/csv', 'csv'],
  ['application/yaml', 'yaml'],
  ['text/plain', 'txt'],
  ['../../x', 'bin'],
])('a body of %s is a page ending in %s', (mediaType, extension) => {
  expect(pageNames([{sha256: '', bytes: 0, mediaType}])).toEqual([`page-0001.${extension}`]);
});
