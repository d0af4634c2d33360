import {describe, expect, test} from 'vitest';
import {type AnswerType, readValue, withDocument} from '../../main/assessment/answer-type.ts';

const document = (reference: string) => (reference === 'plan.pdf' ? 'E-000007' : undefined);
const days: AnswerType = {type: 'number', unit: 'days'};
const scale: AnswerType = {type: 'choice', options: ['Weekly', 'Monthly']};

describe('a value is read by the type its question asks for', () => {
  test.each<[AnswerType, string | number, string | number]>([
    [{type: 'text'}, '  two lines\nof words ', 'two lines\nof words'],
    [{type: 'date'}, '2026-03-14', '2026-03-14'],
    [{type: 'date'}, '2024-02-29', '2024-02-29'],
    [days, 12, 12],
    [days, '12', 12],
    [days, '12 days', 12],
    [days, '-0.5', -0.5],
    [scale, 'monthly', 'Monthly'],
    [{type: 'document'}, 'plan.pdf', 'E-000007'],
  ])('%o takes %j', (type, given, value) => {
    expect(readValue(given, type, document)).toEqual({ok: true, value});
  });

  test.each<[AnswerType, string | number, RegExp, RegExp]>([
    [{type: 'conclusion'}, 'x', /asks for no value/, /Leave/],
    [{type: 'date'}, '14.03.2026', /no day/, /2026-03-14/],
    [{type: 'date'}, '2026-02-29', /no day/, /2026-03-14/],
    [{type: 'date'}, '2026-03-14T10:00:00Z', /no day/, /2026-03-14/],
    [days, '1,200', /no number of days/, /12 or 0\.5/],
    [days, '12 weeks', /no number/, /days/],
    [days, '', /no number/, /days/],
    [days, '1e3', /no number/, /days/],
    [days, 'Infinity', /no number/, /days/],
    [scale, 'yearly', /none of the options/, /Weekly, Monthly/],
    [{type: 'document'}, 'other.pdf', /no evidence "other\.pdf"/, /Attach/],
  ])('%o refuses %j and says what to write', (type, given, message, mend) => {
    expect(readValue(given, type, document)).toEqual({
      ok: false,
      message: expect.stringMatching(message),
      mend: expect.stringMatching(mend),
    });
  });
});

test('a document that is the value of an answer is evidence once', () => {
  expect(withDocument(['E-000001'], 'E-000007')).toEqual(['E-000001', 'E-000007']);
  expect(withDocument(['E-000007'], 'E-000007')).toEqual(['E-000007']);
  expect(withDocument(['E-000001'], undefined)).toEqual(['E-000001']);
});
