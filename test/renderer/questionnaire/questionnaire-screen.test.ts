// @vitest-environment happy-dom
import {QueryClientProvider} from '@tanstack/react-query';
import {act, cleanup, fireEvent, render, screen, waitFor, within} from '@testing-library/react';
import {createElement} from 'react';
import {afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {fakeBridge, refusal} from '../bridge.ts';

const verdicts = {pass: 1, fail: 0, 'not-assessed': 1, 'not-applicable': 0};
const control = {edition: '2013', id: 'A.9.2.3'};
const entry = (id: string, name: string, questions: number) => ({
  id,
  control: {edition: '2013', id},
  name,
  state: 'not-asked',
  questions,
  asked: 0,
  evidenced: 0,
  verdicts,
});
const question = (id: string, of: string, followUps: unknown[] = []) => ({
  id,
  text: `What of ${id}?`,
  answer: {type: 'conclusion'},
  control: {edition: '2013', id: of},
  method: 'test',
  ask: 'CISO',
  evidence: 'A list.',
  redFlags: ['None at all'],
  informedBy: ['check-1'],
  followUps,
});
const followUp = {id: 'A.9.2.3-q1-f1', text: 'And why?', answer: {type: 'conclusion'}, when: ['does-not-conform']};

const answers = {
  'assessment.current': {assessment: {id: 'a1', mode: 'readiness', auditor: 'Ingrid'}},
  'shell.settings': {name: '', theme: 'system', localTimes: false, aside: true},
  'overview.get': {
    groups: [
      {
        kind: 'family',
        id: 'A.9',
        name: 'Access control',
        sections: [
          {
            id: 'A.9.2',
            name: 'User access',
            entries: [entry('A.9.2.3', 'Privileged rights', 2), entry('A.9.2.4', 'Secrets', 1)],
          },
        ],
      },
    ],
    custody: {head: 'a'.repeat(64), entries: 1},
  },
  'answers.list': [],
  'answers.history': [],
  'questions.list': ({control: {id}}: {control: {id: string}}) =>
    id === 'A.9.2.3'
      ? [question('A.9.2.3-q1', id, [followUp]), question('A.9.2.3-q2', id)]
      : [question('A.9.2.4-q1', id)],
  'controls.get': ({control: asked}: {control: typeof control}) => ({
    control: asked,
    name: 'Privileged rights',
    group: 'A.9.2',
    family: {id: 'A.9', name: 'Access control'},
    about: ['About it.'],
    counterparts: {edition: '2022', ids: ['A.8.2']},
    checks: [
      {
        id: 'check-1',
        title: 'Root has MFA',
        severity: 'high',
        counts: verdicts,
        unread: [{reason: 'reading users was denied', count: 1}],
        failing: [],
        ask: 'Who holds it?',
      },
    ],
    evidence: {total: 0, items: []},
    papers: [],
  }),
  'answers.save': {changed: true} as unknown,
};
const faked = fakeBridge(answers);
const saves = () =>
  faked.calls.filter(({method}) => method === 'answers.save').map(({input}) => (input as {answer: object}).answer);
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, {key, ...more});

let show: () => Promise<void>;

beforeAll(async () => {
  Object.defineProperty(window, 'fieldwork', {value: faked.bridge});
  Element.prototype.scrollIntoView = () => {};
  const {queries} = await import('../../../renderer/query.ts');
  const {go} = await import('../../../renderer/routes.ts');
  const {listenForKeys} = await import('../../../renderer/commands/commands.ts');
  const {QuestionnaireScreen} = await import('../../../renderer/screens/questionnaire/questionnaire-screen.tsx');
  listenForKeys();
  let assessment = 0;
  show = async () => {
    assessment += 1;
    answers['assessment.current'].assessment.id = `a${assessment}`;
    queries.clear();
    go('questionnaire', {entry: 'A.9.2.3', question: 'A.9.2.3-q1'});
    render(createElement(QueryClientProvider, {client: queries}, createElement(QuestionnaireScreen)));
    await screen.findByRole('heading', {name: 'What of A.9.2.3-q1?'});
  };
});

beforeEach(async () => {
  faked.calls.length = 0;
  answers['answers.save'] = {changed: true};
  await show();
});
afterEach(cleanup);

const seen = () => screen.getByLabelText<HTMLTextAreaElement>('What was seen');

describe('the questionnaire', () => {
  it('takes an answer by its digit and shows the follow-up that it calls for beneath it', async () => {
    expect(screen.queryByText('And why?')).toBeNull();
    press('3');
    await waitFor(() => expect(saves()).toMatchObject([{question: 'A.9.2.3-q1', conclusion: 'does-not-conform'}]));
    expect(screen.getByText('And why?')).toBeTruthy();
    expect(screen.getByRole('radio', {checked: true}).textContent).toContain('Does not conform');
    expect(
      await screen.findByRole('link', {name: /Does not conform.*9\.2\.3.*Privileged rights.*1\/3 questions asked/}),
    ).toBeTruthy();
  });

  it('puts nothing on the record by moving along the scale', () => {
    const [first] = screen.getAllByRole('radio');
    first?.focus();
    fireEvent.keyDown(first as HTMLElement, {key: 'ArrowRight'});
    expect(document.activeElement?.textContent).toContain('Partly');
    expect(saves()).toEqual([]);
  });

  it('goes to the next question with the focus on what is asked, and on to the next control', async () => {
    press('j');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('What of A.9.2.3-q2?'));
    press('j');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('What of A.9.2.4-q1?'));
  });

  it('asks for the reason where a question is excused, and goes there', async () => {
    press('4');
    const reason = await screen.findByLabelText('Reason');
    await waitFor(() => expect(document.activeElement).toBe(reason));
    expect(saves()).toEqual([]);
    fireEvent.change(reason, {target: {value: 'There are none'}});
    fireEvent.blur(reason);
    await waitFor(() => expect(saves()).toMatchObject([{conclusion: 'not-applicable', reason: 'There are none'}]));
  });

  it('keeps what was typed when it cannot be saved, says why, and saves it on another try', async () => {
    answers['answers.save'] = () => {
      throw refusal('disk-full', 'There is no room left on the disk.');
    };
    fireEvent.change(seen(), {target: {value: 'Two of three'}});
    press('2');
    const problem = await screen.findByText('Not saved: There is no room left on the disk.');
    expect(seen().value).toBe('Two of three');
    answers['answers.save'] = {changed: true};
    fireEvent.click(within(problem.parentElement as HTMLElement).getByRole('button', {name: 'Try again'}));
    await waitFor(() => expect(screen.queryByText(/Not saved/)).toBeNull());
    expect(saves().at(-1)).toMatchObject({text: 'Two of three', conclusion: 'partly'});
  });

  it('keeps a text without a conclusion over other questions and screens, and says that it is not on the record', async () => {
    fireEvent.change(seen(), {target: {value: 'Typed first'}});
    press('j');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('What of A.9.2.3-q2?'));
    const notice = await screen.findByText('One answer is not on the record yet', {selector: 'p b'});
    expect(seen().value).toBe('');
    fireEvent.click(within(notice.closest('[role=status]') as HTMLElement).getByRole('button', {name: 'A.9.2.3-q1'}));
    await waitFor(() => expect(seen().value).toBe('Typed first'));
    const closing = new Event('beforeunload', {cancelable: true});
    window.dispatchEvent(closing);
    expect(closing.defaultPrevented).toBe(true);
  });

  it('saves again by itself when the engine is back', async () => {
    answers['answers.save'] = () => {
      throw refusal('engine-stopped', 'The engine stopped.');
    };
    press('1');
    await screen.findByText('Not saved: The engine stopped.');
    answers['answers.save'] = {changed: true};
    await act(async () => faked.emit('engine.state', {state: 'ready', message: ''}));
    await waitFor(() => expect(screen.queryByText(/Not saved/)).toBeNull());
  });

  it('shows what could not be read with its reason and what to ask', async () => {
    expect(await screen.findByText('1 resource could not be read: reading users was denied')).toBeTruthy();
    expect(screen.getByText('Ask: Who holds it?')).toBeTruthy();
  });
});
