import {describe, expect, it} from 'vitest';
import type {EvidenceRequest, Interview, Observation} from '../../../main/contract/papers.ts';
import {sameDraft} from '../../../renderer/screens/papers/draft-faults.ts';
import {
  draftOfInterview,
  faultsOfInterview,
  interviewOf,
  newInterview,
} from '../../../renderer/screens/papers/interview-draft.ts';
import {
  draftOfObservation,
  faultsOfObservation,
  newObservation,
  observationOf,
} from '../../../renderer/screens/papers/observation-draft.ts';
import {
  asksMore,
  draftOfRequest,
  faultsOfRequest,
  newRequest,
  requestOf,
} from '../../../renderer/screens/papers/request-draft.ts';

const today = '2026-11-21';
const control = {edition: '2013', id: 'A.9.2.3'} as const;
const interview: Interview = {
  kind: 'interview',
  interviewee: 'Grace',
  role: 'Platform lead',
  date: today,
  method: 'remote',
  topic: 'Changes',
  notes: 'Named the procedure',
  controls: [control],
  evidence: ['E-000001'],
};
const observation: Observation = {
  kind: 'observation',
  place: 'Dock 4',
  date: today,
  what: 'Loading',
  notes: 'Both doors open once',
  controls: [],
  evidence: [],
};
const request: EvidenceRequest = {
  kind: 'request',
  document: 'Policy register',
  why: 'A.5',
  controls: [control],
  owner: 'Grace',
  due: '2026-12-01',
  status: 'insufficient',
  note: 'Dates are missing',
  evidence: ['E-000001'],
};

describe('what is on record comes back as it went there', () => {
  it('an interview', () => expect(interviewOf(draftOfInterview(interview))).toEqual(interview));
  it('an observation', () => expect(observationOf(draftOfObservation(observation))).toEqual(observation));
  it('a request', () => expect(requestOf(draftOfRequest(request))).toEqual(request));
  it('a request of which little is said', () => {
    const {why: _why, due: _due, note: _note, ...little} = {...request, status: 'asked' as const};
    expect(requestOf(draftOfRequest(little))).toEqual(little);
  });
});

describe('what is new', () => {
  it('is of today, about the control a place names', () => {
    expect(newInterview(today, control)).toMatchObject({date: today, method: 'on-site', controls: [control]});
    expect(newObservation(today)).toMatchObject({date: today, controls: []});
    expect(newRequest('Northwind', control)).toMatchObject({owner: 'Northwind', status: 'not-started'});
  });

  it('says what it needs', () => {
    expect(Object.keys(faultsOfInterview(newInterview(today), today))).toEqual([
      'interviewee',
      'role',
      'topic',
      'notes',
    ]);
    expect(Object.keys(faultsOfObservation(newObservation(today), today))).toEqual(['place', 'what', 'notes']);
    expect(faultsOfRequest(newRequest(' '))).toEqual({document: 'required', owner: 'required'});
  });
});

describe('faults', () => {
  it('nobody was interviewed tomorrow', () => {
    const draft = draftOfInterview(interview);
    expect(faultsOfInterview(draft, today)).toEqual({});
    expect(faultsOfInterview({...draft, date: '2026-11-22'}, today)).toEqual({date: 'future'});
  });

  it.each([
    ['insufficient', '', ['E-000001'], {note: 'reason'}],
    ['insufficient', 'Dates are missing', [], {}],
    ['sufficient', '', [], {evidence: 'rests'}],
    ['sufficient', 'Seen on site', [], {}],
    ['sufficient', ' ', ['E-000001'], {}],
    ['received', '', [], {}],
  ] as const)('a document that is %s with note %j and evidence %j', (status, note, evidence, faults) => {
    expect(faultsOfRequest({...draftOfRequest(request), status, note, evidence})).toEqual(faults);
  });

  it('what came is asked for its evidence, though the status can stand without', () => {
    const draft = {...draftOfRequest(request), note: ''};
    expect(asksMore('received', draft)).toBe(false);
    expect(asksMore('received', {...draft, evidence: []})).toBe(true);
    expect(asksMore('insufficient', draft)).toBe(true);
    expect(asksMore('asked', {...draft, evidence: []})).toBe(false);
  });

  it('a draft that was typed back to what it was is not dirty', () => {
    const draft = draftOfInterview(interview);
    expect(sameDraft({...draft, topic: 'Other'}, draft)).toBe(false);
    expect(sameDraft({...draft, topic: 'Changes'}, draft)).toBe(true);
  });
});
