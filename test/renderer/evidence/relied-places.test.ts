import {expect, test} from 'vitest';
import {PaperKind} from '../../../main/contract/papers.ts';
import {placeOfControl, placeOfPaper} from '../../../renderer/screens/evidence/relied-places.ts';

const place = (kind: string, id: string) => placeOfPaper({kind, id, title: '', state: ''});

test('every kind of working paper has a place', () => {
  for (const kind of PaperKind.options) expect(place(kind, 'X-001').screen, kind).not.toBe('start');
  expect(place('finding', 'F-001')).toEqual({screen: 'findings', at: {id: 'F-001'}});
  expect(place('interview', 'I-001')).toEqual({screen: 'papers', at: {id: 'I-001', tab: 'interviews'}});
  expect(place('applicability', '2022:A.5.1')).toEqual({screen: 'soa', at: {edition: '2022', control: 'A.5.1'}});
});

test('a question is answered at its control, in its edition', () => {
  expect(placeOfControl({edition: '2013', id: 'A.9.2.3'}, 'A.9.2.3-q1')).toEqual({
    screen: 'questionnaire',
    at: {entry: 'A.9.2.3', edition: '2013', question: 'A.9.2.3-q1'},
  });
});
