import {describe, expect, it} from 'vitest';
import {AnswerDraft} from '../../../../main/contract/records.ts';
import {
  type AnswerFields,
  fieldsOf,
  noFields,
  sameFields,
  toSend,
  undoneFields,
} from '../../../../renderer/screens/questionnaire/drafts/answer-fields.ts';

const fields = (change: Partial<AnswerFields>): AnswerFields => ({...noFields, conclusion: 'conforms', ...change});

describe('the form of an answer', () => {
  it.each<[string, Partial<AnswerFields>]>([
    ['the least', {}],
    ['everything', {text: 'seen', value: '12', reference: 'clause 14.2', reason: 'why', evidence: ['E-000001']}],
    ['blank lines where nothing is meant', {value: ' ', reference: '  ', reason: '\n'}],
  ])('is sent as the contract wants it: %s', (_, change) => {
    const sent = toSend('q1', fields(change));
    expect(AnswerDraft.safeParse(sent).success).toBe(true);
    expect(sent && sameFields(fieldsOf(sent), fields(change))).toBe(true);
  });

  it('is the same with blanks around a reference, and another with another text', () => {
    expect(sameFields(fields({reference: ' a '}), fields({reference: 'a'}))).toBe(true);
    expect(sameFields(fields({text: 'a '}), fields({text: 'a'}))).toBe(false);
    expect(sameFields(fields({evidence: ['E-000001']}), fields({evidence: ['E-000002']}))).toBe(false);
  });
});

describe('undo', () => {
  const before = fields({conclusion: 'partly', text: 'two of three'});
  const after = fields({conclusion: 'conforms', text: 'two of three'});

  it('brings back what was changed', () => {
    expect(undoneFields(after, before, after)).toEqual(before);
  });

  it('keeps what was typed since', () => {
    const now = {...after, text: 'two of three, and one more'};
    expect(undoneFields(now, before, after)).toEqual({...now, conclusion: 'partly'});
  });
});
