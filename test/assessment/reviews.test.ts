import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {loadReviewFacts} from '../../main/assessment/review-facts.ts';
import {TemplateError} from '../../main/templates/yaml.ts';
import {frameworks, templates} from './soa-fixture.ts';

const review = (id: string) => {
  const found = frameworks.reviews.find(known => known.id === id);
  if (!found) throw new Error(`there is no review ${id}`);
  return found;
};
const numbered = (prefix: string, count: number) =>
  Array.from({length: count}, (_, i) => `${prefix}-${String(i + 1).padStart(2, '0')}`);

test('the container platform has its 14 topics once, each with three questions or more and two methods', () => {
  const {topics} = review('container-platform');
  expect(topics.map(({id}) => id)).toEqual(numbered('CP', 14));
  expect(topics.map(({title}) => title)).toEqual([
    'Hardware and firmware',
    'Hypervisor',
    'Host operating system',
    'Windows nodes',
    'Container runtime',
    'Orchestrator',
    'Cluster add-ons',
    'Images and registry',
    'Workload and cluster configuration',
    'Skills and training',
    'Monitoring and incident handling',
    'Audit logging',
    'Independent tests',
    'Policies and working practice',
  ]);
  for (const {id, questions} of topics) {
    expect(questions.length, id).toBeGreaterThanOrEqual(3);
    expect(new Set(questions.map(({method}) => method)).size, id).toBeGreaterThanOrEqual(2);
  }
});

test('the contract review has the 40 clauses once, each asked on the same scale', () => {
  const {topics} = review('outsourced-contracts');
  expect(topics.map(({id}) => id)).toEqual(numbered('CC', 40));
  for (const {id, questions} of topics) {
    expect(questions[0]?.answer, id).toEqual({
      type: 'choice',
      options: ['in contract and evidenced', 'in contract, no evidence', 'partly', 'missing', 'not applicable'],
    });
    for (const {redFlags, evidence} of questions)
      expect([redFlags.length > 0, evidence.length > 20]).toEqual([true, true]);
  }
});

test('every topic names controls of both editions', () => {
  for (const {topics} of frameworks.reviews)
    for (const {id, controls} of topics)
      expect(new Set(controls.map(({edition}) => edition)), id).toEqual(new Set(['2013', '2022']));
});

test('somebody has to own at least the activities that outsourcing contracts leave open', () => {
  const {activities} = loadReviewFacts(join(templates, 'reviews/facts'), frameworks);
  expect(activities.map(({id}) => id)).toEqual(
    expect.arrayContaining([
      'security-monitoring',
      'incident-reporting',
      'incident-management',
      'patching-firmware',
      'patching-hypervisor',
      'patching-host-os',
      'patching-orchestrator',
      'patching-runtime',
      'patching-image',
      'patching-application',
      'access-management',
      'logging',
      'backup',
      'key-management',
      'vulnerability-management',
      'configuration',
      'physical-security',
      'continuity-tests',
      'subcontractors',
      'exit',
    ]),
  );
});

test('the path for IT teams begins with the families that matter most to them', () => {
  const {paths} = loadReviewFacts(join(templates, 'reviews/facts'), frameworks);
  expect(paths.find(({id}) => id === 'it-first')?.families.map(({id}) => id)).toEqual(['A.5', 'A.6', 'A.10', 'A.12']);
});

test.each([
  [
    'activities.yaml',
    '{edition: "2022", id: A.8.16}',
    '{edition: "2022", id: A.8.99}',
    'There is no control 2022 A.8.99',
  ],
  ['activities.yaml', 'id: incident-reporting', 'id: security-monitoring', 'security-monitoring stands twice'],
  ['eol.yaml', 'product: ubuntu,', 'product: ubuntoo,', 'There is no product ubuntoo'],
  ['eol.yaml', 'cycle: "2016"}', 'cycle: "2017"}', 'windows-server has no cycle 2017'],
  ['eol.yaml', '{cycle: "1.35", eol', '{cycle: "1.36", eol', 'kubernetes 1.36 stands twice'],
  ['shared-responsibility.yaml', 'id: A.11.2.4}', 'id: A.11.1.1}', '2013 A.11.1.1 stands in two groups'],
  ['paths.yaml', 'id: A.10,', 'id: A.19,', 'There is no family A.19'],
  ['paths.yaml', 'id: it-first', 'id: IT first', 'lower-case words'],
])('a fault in %s is refused with its place', (file, from, to, message) => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwork-facts-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  cpSync(join(templates, 'reviews/facts'), folder, {recursive: true});
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
  try {
    loadReviewFacts(folder, frameworks);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    expect(error.problems[0]).toMatchObject({file: `facts/${file}`, message: expect.stringContaining(message)});
    expect(error.problems[0]?.line).toBeGreaterThan(1);
  }
});
