import {describe, expect, test} from 'vitest';
import type {Population, Resource} from '../../collectors/collector.ts';
import {cloudInUse} from '../../main/assessment/cloud-use.ts';
import {loadReviewFacts} from '../../main/assessment/review-facts.ts';
import {assessVendor, assuranceState, expiringDays, unregisteredVendor} from '../../main/assessment/vendors.ts';
import type {Vendor} from '../../main/contract/papers.ts';
import type {ProviderUse} from '../../main/contract/review-methods.ts';
import {frameworks, templates} from './soa-fixture.ts';

const {sharing} = loadReviewFacts(`${templates}/reviews/facts`, frameworks);
const aws = sharing.find(({provider}) => provider === 'aws');
const controls = (edition: '2013' | '2022') => frameworks.controls(edition).map(({ref}) => ref);

type Assurance = Vendor['assurances'][number];
const assurance = (more: Partial<Assurance> = {}): Assurance => ({
  type: 'iso27001',
  title: 'Certificate',
  issuer: 'Body',
  scope: 'All',
  validFrom: '2026-01-01',
  validUntil: '2028-12-31',
  services: ['s3', 'ec2'],
  regions: ['eu-central-1', 'eu-west-1'],
  evidence: ['E-000001'],
  ...more,
});
const vendor = (assurances: Assurance[], more: Partial<Vendor> = {}): Vendor => ({
  kind: 'vendor',
  name: 'AWS',
  provider: 'aws',
  services: ['s3', 'ec2'],
  regions: ['eu-central-1', 'eu-west-1'],
  assurances,
  inherited: [],
  customerSide: [],
  ...more,
});
const use = (...pairs: [service: string, region: string][]): ProviderUse => ({
  provider: 'aws',
  targets: ['1'],
  services: [...new Set(pairs.map(([service]) => service))],
  regions: [...new Set(pairs.map(([, region]) => region))].filter(region => region !== 'global'),
  uses: pairs.map(([service, region]) => ({service, region, resources: 1})),
  unread: [],
});
const assess = (made: Vendor, seen: ProviderUse | undefined, on = '2026-11-20') =>
  assessVendor('V-001', made, {on, use: seen, sharing: aws, controls});

test.each([
  ['2025-12-31', 'not-yet-valid'],
  ['2026-01-01', 'valid'],
  ['2028-10-01', 'valid'],
  ['2028-10-02', 'expiring'],
  ['2028-12-31', 'expiring'],
  ['2029-01-01', 'expired'],
])('on %s an assurance to 31 December 2028 is %s', (on, state) => {
  expect(expiringDays).toBe(90);
  expect(assuranceState(assurance(), on)).toBe(state);
});

describe('coverage', () => {
  const both: [string, string][] = [
    ['s3', 'eu-central-1'],
    ['ec2', 'eu-west-1'],
    ['iam', 'global'],
  ];

  test('whole where one assurance covers each use', () => {
    const made = vendor([assurance({services: ['Amazon S3', 'AMAZON EC2', 'AWS IAM']})], {
      services: ['*'],
      regions: ['*'],
    });
    expect(assess(made, use(...both))).toMatchObject({
      uncovered: [],
      uncoveredServices: [],
      uncoveredRegions: [],
      gaps: [],
    });
  });

  test('a service and a region covered by different assurances are not covered together', () => {
    const made = vendor([
      assurance({services: ['s3'], regions: ['eu-central-1']}),
      assurance({services: ['ec2'], regions: ['eu-west-1']}),
    ]);
    const result = assess(made, use(['s3', 'eu-west-1'], ['ec2', 'eu-west-1'], ['s3', 'eu-central-1']));
    expect(result).toMatchObject({
      uncovered: [{service: 's3', region: 'eu-west-1'}],
      uncoveredServices: [],
      uncoveredRegions: [],
    });
    expect(result.gaps).toEqual(['s3 is in use in eu-west-1, and no valid assurance covers both together.']);
  });

  test.each([
    ['expired', {validUntil: '2026-11-19'}],
    ['not yet valid', {validFrom: '2026-11-21'}],
  ])('an assurance that is %s covers nothing', (_, dates) => {
    const result = assess(vendor([assurance(dates)]), use(['s3', 'eu-central-1']));
    expect(result.uncoveredServices).toEqual(['s3']);
    expect(result.uncoveredRegions).toEqual(['eu-central-1']);
  });

  test('each assurance says what it leaves out, also where another one covers it', () => {
    const made = vendor([assurance(), assurance({title: 'C5', regions: ['eu-central-1']})]);
    const {assurances, uncovered} = assess(made, use(['s3', 'eu-west-1']));
    expect(uncovered).toEqual([]);
    expect(assurances.map(({notCovered}) => notCovered.regions)).toEqual([[], ['eu-west-1']]);
  });

  test('what is in use and not in the register, and what could not be read, are gaps', () => {
    const seen = {...use(['kms', 'us-east-1']), unread: [{service: 'sqs', region: 'eu-west-1'}]};
    const {gaps} = assess(vendor([assurance({services: ['*'], regions: ['us-east-1']})]), seen);
    expect(gaps).toEqual([
      'In use and not in the register: kms.',
      'Regions with resources that are not in the register: us-east-1.',
      'Whether sqs is in use in eu-west-1 could not be read: its coverage is not known.',
    ]);
  });

  test('a provider in use and in no register is shown with all its uses uncovered', () => {
    const result = unregisteredVendor(use(['s3', 'eu-central-1']), {
      on: '2026-11-20',
      use: undefined,
      sharing: aws,
      controls,
    });
    expect(result).toMatchObject({name: 'Amazon Web Services', uncovered: [{service: 's3', region: 'eu-central-1'}]});
    expect(result.gaps[0]).toContain('stands in no register');
  });
});

describe('inherited controls', () => {
  const inherited = [{control: {edition: '2013', id: 'A.11.1.1'} as const, what: 'Halls'}];

  test('without a valid assurance are named', () => {
    expect(assess(vendor([assurance({validUntil: '2026-01-02'})], {inherited}), undefined).unassured).toEqual([
      inherited[0]?.control,
    ]);
    expect(assess(vendor([], {inherited}), undefined).gaps).toContain('No certificate or report is on record.');
    expect(assess(vendor([assurance()], {inherited}), undefined).unassured).toEqual([]);
  });

  test('that stay with the customer are a gap', () => {
    const wrong = [{control: {edition: '2022', id: 'A.8.2'} as const, what: 'Administrators'}];
    expect(assess(vendor([assurance()], {inherited: wrong}), undefined).gaps).toEqual([
      '2022 A.8.2 is recorded as inherited, but stays with the customer at Amazon Web Services.',
    ]);
  });

  test('the split names every control of both editions once', () => {
    const {split} = assess(vendor([]), undefined);
    const all = [...split.inherited, ...split.shared, ...split.customer].map(({edition, id}) => `${edition} ${id}`);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(114 + 93);
    expect(split.inherited).toContainEqual({edition: '2013', id: 'A.11.1.1'});
    expect(split.customer).toContainEqual({edition: '2013', id: 'A.9.2.3'});
  });
});

describe('what is in use', () => {
  const resource = (type: string, region: string, data: Resource['data'] = {}): Resource => ({
    id: `${type}/${region}`,
    type,
    target: '111122223333',
    region,
    name: type,
    data,
    reads: {},
  });
  const population = (type: string, region: string, ...reads: string[]): Population => ({
    type,
    target: '111122223333',
    region,
    reads,
  });
  const reads: Record<string, {service: string; answered: boolean}> = {
    'R-1': {service: 's3', answered: true},
    'R-2': {service: 'ec2', answered: true},
    'R-3': {service: 'kms', answered: false},
  };
  const inUse = (resources: Resource[], populations: Population[] = []) =>
    cloudInUse({resources, populations, read: id => reads[id]});

  test('is what resources show; the account and its regions alone are no use, and what was denied is unread', () => {
    const {providers} = inUse(
      [
        resource('AwsS3Bucket', 'eu-west-1'),
        resource('AwsS3Bucket', 'eu-west-1'),
        resource('AwsAccount', 'global'),
        resource('AwsRegion', 'us-east-1'),
      ],
      [
        population('AwsS3Bucket', 'eu-west-1', 'R-1'),
        population('AwsEc2Instance', 'us-east-1', 'R-2'),
        population('AwsKmsKey', 'us-east-1', 'R-3'),
      ],
    );
    expect(providers).toEqual([
      {
        provider: 'aws',
        targets: ['111122223333'],
        services: ['s3'],
        regions: ['eu-west-1'],
        uses: [{service: 's3', region: 'eu-west-1', resources: 2}],
        unread: [{service: 'kms', region: 'us-east-1'}],
      },
    ]);
  });

  test.each([
    ['EKS', ['eu-central-1a', 'eu-central-1b'], 'aws', 'eks', ['eu-central-1']],
    ['GKE', ['europe-west3-b'], 'gcp', 'gke', ['europe-west3']],
    ['AKS', ['westeurope-1'], 'azure', 'aks', ['westeurope']],
  ])('%s is a service of its provider in the region of its zones', (platform, zones, provider, service, regions) => {
    const {providers, questions} = inUse([resource('Cluster', 'cluster', {platform, nodes: {count: 1, zones}})]);
    expect(providers).toMatchObject([{provider, services: [service], regions}]);
    expect(questions).toEqual([]);
  });

  test.each(['self-managed', undefined])('a cluster on %s names no provider and leaves a question', platform => {
    const {providers, questions} = inUse([resource('Cluster', 'cluster', platform ? {platform} : {})]);
    expect(providers).toEqual([]);
    expect(questions).toEqual([expect.stringContaining('Where does the cluster')]);
  });
});
