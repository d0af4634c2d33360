// @vitest-environment happy-dom
import {expect, test} from 'vitest';
import {NextStep} from '../../../main/contract/views.ts';
import {suggestionOf} from '../../../renderer/screens/overview/next-step.ts';

const steps: readonly NextStep[] = [
  {kind: 'collect-first'},
  {kind: 'resume-collection', collection: 'c1', name: 'prod-eu'},
  {kind: 'grant-reads', collection: 'c1', name: 'prod-eu', operations: ['a', 'b', 'c', 'd'], controls: 6},
  {kind: 'request-overdue', request: 'R-001', document: 'the test report', owner: 'Bo', due: '2026-11-20'},
  {kind: 'sign-again', scopes: ['A.5', 'A.10'], parts: ['answers']},
  {kind: 'second-signature', scopes: ['A.5']},
  {kind: 'sample-open', sample: 'S-001', title: 'Leavers', open: 1, of: 11},
  {kind: 'finding-open', finding: 'F-001', statement: 'No review.', due: '2026-12-01'},
  {kind: 'evidence-missing', family: 'A.9', name: 'Access control', answers: 1},
  {kind: 'family-open', family: 'A.9', name: 'Access control', open: 3, of: 14},
  {kind: 'prepare-requests'},
  {kind: 'decide-applicability', open: 2, of: 93},
  {kind: 'package-ready'},
];

test('every kind of step is a sentence with its object, and leads to where it is done', () => {
  expect(steps.map(({kind}) => kind).sort()).toEqual(NextStep.options.map(option => option.shape.kind.value).sort());
  expect(steps.map(step => [suggestionOf(step).text, suggestionOf(step).place.screen])).toEqual([
    ['Collect from the first target', 'collect'],
    ['Go on collecting from prod-eu', 'collect'],
    ['Ask for 4 reads to be granted in prod-eu', 'collect'],
    ['Ask again for the test report', 'papers'],
    ['Sign A.5 and A.10 again', 'package'],
    ['Have a second person sign A.5', 'package'],
    ['Test the rest of the sample “Leavers”', 'samples'],
    ['Close finding F-001', 'findings'],
    ['Name the evidence for 1 answer in A.9', 'questionnaire'],
    ['Ask the other 3 of 14 questions of A.9', 'questionnaire'],
    ['Prepare the list of documents to ask for', 'papers'],
    ['Decide which controls apply: 2 of 93 are open', 'soa'],
    ['Build the package', 'package'],
  ]);
});

test('a step says how many controls wait, and the thing it is about is opened', () => {
  const [, , grant, request] = steps.map(suggestionOf);
  expect(grant?.detail).toBe('a, b, c and 1 more: 6 controls wait for them');
  expect(request?.place).toEqual({screen: 'papers', at: {tab: 'requests', id: 'R-001'}});
});

test('a name from outside cannot turn a sentence around', () => {
  const step = suggestionOf({kind: 'resume-collection', collection: 'c', name: 'prod\u202eue'});
  expect(step.text).toBe('Go on collecting from prod⟨202E⟩ue');
});
