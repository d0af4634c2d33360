import {describe, expect, it} from 'vitest';
import {
  type DecisionDraft,
  draftOf,
  missingIn,
  paperOf,
  withProposal,
} from '../../../renderer/screens/soa/decision-draft.ts';

const control = {edition: '2022' as const, id: 'A.5.23'};
const applicable: DecisionDraft = {
  ...draftOf(undefined),
  applicable: 'yes',
  inclusion: ['risk', 'law'],
  status: 'partly',
  how: ' Cloud standard ',
  risks: 'R-1\n\n R-2 ',
};

describe('a decision while it is typed', () => {
  it('is nothing until somebody says whether the control applies', () => {
    expect(missingIn(draftOf(undefined))).toBe('applicable');
    expect(missingIn(applicable)).toBeUndefined();
  });

  it.each(['', '  \n'])('needs words for an exclusion: %j', exclusion => {
    expect(missingIn({...applicable, applicable: 'no', exclusion})).toBe('exclusion');
  });

  it('becomes a paper without empty fields', () => {
    expect(paperOf(control, applicable)).toEqual({
      kind: 'applicability',
      control,
      applicable: true,
      inclusion: ['risk', 'law'],
      status: 'partly',
      how: 'Cloud standard',
      risks: ['R-1', 'R-2'],
    });
  });

  it('keeps nothing of an inclusion when it is excluded, and the other way round', () => {
    const excluded = paperOf(control, {...applicable, applicable: 'no', exclusion: 'No cloud is used'});
    expect(excluded).toEqual({
      kind: 'applicability',
      control,
      applicable: false,
      inclusion: [],
      exclusion: 'No cloud is used',
      risks: ['R-1', 'R-2'],
    });
    expect(paperOf(control, {...applicable, exclusion: 'typed before'})).not.toHaveProperty('exclusion');
  });

  it('comes back from the record as it went there', () => {
    const paper = paperOf(control, applicable);
    expect(paperOf(control, draftOf(paper))).toEqual(paper);
  });

  it('takes over a proposal and nothing else', () => {
    const draft = {...draftOf(undefined), owner: 'Ada'};
    expect(withProposal(draft, {applicable: false, from: []})).toEqual({...draft, applicable: 'no'});
  });
});
