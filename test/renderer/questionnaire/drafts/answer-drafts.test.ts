import {describe, expect, it} from 'vitest';
import {CallError} from '../../../../main/contract/client.ts';
import {
  createAnswerDrafts,
  missingOf,
  type Saved,
} from '../../../../renderer/screens/questionnaire/drafts/answer-drafts.ts';
import type {SentAnswer} from '../../../../renderer/screens/questionnaire/drafts/answer-fields.ts';

type Call = {answer: SentAnswer; ok: () => void; fail: (error: Error) => void};

/** Drafts over an engine that answers when the test says so, and a clock that moves when the test says so. */
const setUp = () => {
  const calls: Call[] = [];
  const saved: Saved[] = [];
  let clock = 1000;
  let timers: {run: () => void; at: number}[] = [];
  const drafts = createAnswerDrafts({
    now: () => clock,
    later: (run, milliseconds) => {
      const timer = {run, at: clock + milliseconds};
      timers.push(timer);
      return () => {
        timers = timers.filter(one => one !== timer);
      };
    },
    save: answer =>
      new Promise((resolve, reject) => {
        calls.push({answer, ok: () => resolve({changed: true}), fail: reject});
      }),
    onSaved: one => saved.push(one),
    passing: error => !(error instanceof CallError && error.code === 'bad-value'),
  });
  const pass = (milliseconds: number) => {
    clock += milliseconds;
    const due = timers.filter(({at}) => at <= clock);
    timers = timers.filter(({at}) => at > clock);
    for (const {run} of due) run();
  };
  const reply = async (index: number, error?: Error) => {
    const call = calls[index];
    if (!call) throw new Error(`there is no call ${index}`);
    if (error) call.fail(error);
    else call.ok();
    await settled();
  };
  return {drafts, calls, saved, pass, reply, pending: () => timers.length};
};

const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

const answer = (question: string, more: Partial<SentAnswer> = {}): SentAnswer => ({
  question,
  conclusion: 'conforms',
  text: '',
  evidence: [],
  ...more,
});

const diskFull = new CallError('disk-full', 'There is no room left on the disk.');
const stopped = new CallError('engine-stopped', 'The engine stopped.');

describe('a draft', () => {
  it('is as on the record before anything is typed', () => {
    const {drafts} = setUp();
    drafts.adopt([answer('q1', {text: 'seen', value: 12, reference: 'page 3'})]);
    expect(drafts.draft('q1')).toMatchObject({
      state: 'clean',
      fields: {conclusion: 'conforms', text: 'seen', value: '12', reference: 'page 3'},
    });
    expect(drafts.unsaved()).toEqual([]);
  });

  it('saves a choice at once and typing after a pause', async () => {
    const {drafts, calls, pass, reply} = setUp();
    drafts.edit('q1', {conclusion: 'partly'}, 'now');
    expect(calls).toHaveLength(1);
    await reply(0);
    expect(drafts.draft('q1')).toMatchObject({state: 'clean', savedAt: 1000});
    drafts.edit('q1', {text: 'Two'}, 'later');
    pass(399);
    drafts.edit('q1', {text: 'Two of three'}, 'later');
    pass(399);
    expect(calls).toHaveLength(1);
    pass(1);
    expect(calls[1]?.answer).toMatchObject({conclusion: 'partly', text: 'Two of three'});
  });

  it('is saved at once when the field is left', () => {
    const {drafts, calls, pending} = setUp();
    drafts.adopt([answer('q1')]);
    drafts.edit('q1', {text: 'seen'}, 'later');
    drafts.flush('q1');
    expect(calls).toHaveLength(1);
    expect(pending()).toBe(0);
  });

  it('is not sent when nothing is different from the record', () => {
    const {drafts, calls, pass} = setUp();
    drafts.adopt([answer('q1', {text: 'seen'})]);
    drafts.edit('q1', {text: 'seen.'}, 'later');
    drafts.edit('q1', {text: 'seen'}, 'later');
    pass(400);
    expect(calls).toHaveLength(0);
    expect(drafts.draft('q1').state).toBe('clean');
  });

  it.each([
    ['a conclusion', {text: 'seen'}, 'conclusion'],
    ['the reason of not applicable', {conclusion: 'not-applicable' as const}, 'reason'],
    ['the reason of not tested', {conclusion: 'not-tested' as const, reason: '  '}, 'reason'],
  ])('waits for %s and says so', (_, change, missing) => {
    const {drafts, calls, pass} = setUp();
    drafts.edit('q1', change, 'later');
    pass(400);
    expect(calls).toHaveLength(0);
    expect(drafts.draft('q1').state).toBe('incomplete');
    expect(missingOf(drafts.draft('q1'))).toBe(missing);
    expect(drafts.unsaved()).toEqual(['q1']);
  });

  it('is sent with everything typed before the conclusion was chosen', () => {
    const {drafts, calls, pass} = setUp();
    drafts.edit('q1', {text: 'seen', reference: ' page 3 '}, 'later');
    pass(400);
    drafts.edit('q1', {conclusion: 'conforms'}, 'now');
    expect(calls[0]?.answer).toEqual(answer('q1', {text: 'seen', reference: 'page 3'}));
  });
});

describe('while a save is on its way', () => {
  it('what is typed waits for the reply and goes next, never beside it', async () => {
    const {drafts, calls, pass, reply} = setUp();
    drafts.edit('q1', {conclusion: 'partly'}, 'now');
    drafts.edit('q1', {text: 'one'}, 'later');
    pass(400);
    drafts.edit('q1', {conclusion: 'conforms'}, 'now');
    expect(calls).toHaveLength(1);
    await reply(0);
    expect(calls).toHaveLength(2);
    expect(calls[1]?.answer).toMatchObject({conclusion: 'conforms', text: 'one'});
    await reply(1);
    expect(drafts.draft('q1')).toMatchObject({state: 'clean', fields: {conclusion: 'conforms', text: 'one'}});
    expect(drafts.unsaved()).toEqual([]);
  });

  it('still waits for the pause of what is being typed when the reply comes', async () => {
    const {drafts, calls, pass, reply} = setUp();
    drafts.edit('q1', {conclusion: 'partly'}, 'now');
    drafts.edit('q1', {text: 'on'}, 'later');
    await reply(0);
    expect(drafts.draft('q1').state).toBe('edited');
    expect(calls).toHaveLength(1);
    drafts.edit('q1', {text: 'one'}, 'later');
    pass(400);
    expect(calls.map(({answer}) => answer.text)).toEqual(['', 'one']);
  });

  it('replies out of order settle each its own question', async () => {
    const {drafts, reply, saved} = setUp();
    drafts.edit('q1', {conclusion: 'partly', text: 'first'}, 'now');
    drafts.edit('q2', {conclusion: 'conforms', text: 'second'}, 'now');
    await reply(1);
    expect(drafts.draft('q2').state).toBe('clean');
    expect(drafts.draft('q1').state).toBe('saving');
    await reply(0, diskFull);
    expect(drafts.draft('q1')).toMatchObject({state: 'failed', fields: {text: 'first'}});
    expect(drafts.draft('q2')).toMatchObject({state: 'clean', fields: {text: 'second'}});
    expect(saved.map(({question}) => question)).toEqual(['q2']);
  });

  it('an older list of answers changes nothing', async () => {
    const {drafts, reply} = setUp();
    drafts.adopt([answer('q1', {text: 'old'})]);
    drafts.edit('q1', {text: 'new'}, 'now');
    drafts.adopt([answer('q1', {text: 'old'})]);
    expect(drafts.draft('q1').fields.text).toBe('new');
    await reply(0);
    expect(drafts.draft('q1')).toMatchObject({state: 'clean', fields: {text: 'new'}, saved: {text: 'new'}});
  });

  it('a list from elsewhere does not take back what was undone meanwhile', async () => {
    const {drafts, calls, reply} = setUp();
    drafts.adopt([answer('q1', {text: 'old'})]);
    drafts.edit('q1', {text: 'new'}, 'now');
    drafts.edit('q1', {text: 'old'}, 'later');
    drafts.adopt([answer('q1', {text: 'imported'})]);
    drafts.flush('q1');
    await reply(0);
    expect(calls.map(({answer}) => answer.text)).toEqual(['new', 'old']);
  });

  it('switching quickly through questions saves each of them', async () => {
    const {drafts, calls, reply} = setUp();
    const ids = Array.from({length: 20}, (_, n) => `q${n}`);
    drafts.adopt(ids.map(id => answer(id)));
    for (const id of ids) {
      drafts.edit(id, {text: `seen ${id}`}, 'later');
      drafts.flush(id);
    }
    expect(calls).toHaveLength(20);
    for (const index of [...ids.keys()].reverse()) await reply(index);
    expect(drafts.unsaved()).toEqual([]);
    for (const id of ids) expect(drafts.draft(id).saved?.text).toBe(`seen ${id}`);
  });
});

describe('after a failure', () => {
  it('keeps what was typed, says why, and tries again by itself', async () => {
    const {drafts, calls, pass, reply} = setUp();
    drafts.edit('q1', {conclusion: 'partly', text: 'seen'}, 'now');
    await reply(0, diskFull);
    expect(drafts.draft('q1')).toMatchObject({state: 'failed', problem: diskFull, fields: {text: 'seen'}});
    pass(10_000);
    expect(calls[1]?.answer.text).toBe('seen');
    await reply(1);
    expect(drafts.draft('q1')).toMatchObject({state: 'clean', problem: undefined});
  });

  it('goes on saying so while more is typed, and sends the newest', async () => {
    const {drafts, calls, pass, reply} = setUp();
    drafts.edit('q1', {conclusion: 'partly', text: 'a'}, 'now');
    await reply(0, diskFull);
    drafts.edit('q1', {text: 'ab'}, 'later');
    expect(drafts.draft('q1')).toMatchObject({state: 'failed', problem: diskFull});
    pass(400);
    expect(calls[1]?.answer.text).toBe('ab');
    await reply(1, diskFull);
    expect(drafts.draft('q1').fields.text).toBe('ab');
  });

  it('sends what was typed during the failed save after its own pause', async () => {
    const {drafts, calls, pass, reply} = setUp();
    drafts.edit('q1', {conclusion: 'partly'}, 'now');
    drafts.edit('q1', {text: 'meanwhile'}, 'later');
    await reply(0, diskFull);
    pass(400);
    expect(calls[1]?.answer.text).toBe('meanwhile');
  });

  it('everything that failed goes again when the engine is back', async () => {
    const {drafts, calls, reply} = setUp();
    drafts.edit('q1', {conclusion: 'partly', text: 'one'}, 'now');
    drafts.edit('q2', {conclusion: 'conforms', text: 'two'}, 'now');
    drafts.edit('q3', {text: 'no conclusion yet'}, 'now');
    await reply(0, stopped);
    await reply(1, stopped);
    drafts.adopt([answer('q1', {conclusion: 'conforms', text: 'before'})]);
    expect(drafts.draft('q1').fields.text).toBe('one');
    drafts.retry();
    expect(calls.slice(2).map(({answer}) => answer.text)).toEqual(['one', 'two']);
    await reply(2);
    await reply(3);
    expect(drafts.unsaved()).toEqual(['q3']);
  });

  it('what the engine refused is not sent again by itself, only when it was changed', async () => {
    const {drafts, calls, pass, reply, pending} = setUp();
    drafts.edit('q1', {conclusion: 'partly', value: 'tomorrow'}, 'now');
    await reply(0, new CallError('bad-value', '"tomorrow" is no day.'));
    expect(pending()).toBe(0);
    pass(60_000);
    expect(calls).toHaveLength(1);
    drafts.edit('q1', {value: '2026-11-22'}, 'later');
    pass(400);
    expect(calls[1]?.answer.value).toBe('2026-11-22');
  });

  it('going back to what is on the record ends the failure', async () => {
    const {drafts, pass, reply} = setUp();
    drafts.adopt([answer('q1', {text: 'old'})]);
    drafts.edit('q1', {text: 'new'}, 'now');
    await reply(0, diskFull);
    drafts.edit('q1', {text: 'old'}, 'later');
    pass(400);
    expect(drafts.draft('q1')).toMatchObject({state: 'clean', problem: undefined});
  });
});

describe('what the record says', () => {
  it('fills what nobody changed, and leaves what was changed', () => {
    const {drafts, pass} = setUp();
    drafts.adopt([answer('q1', {text: 'one'}), answer('q2', {text: 'two'})]);
    drafts.edit('q2', {text: 'two and mine'}, 'later');
    drafts.adopt([answer('q1', {text: 'imported'}), answer('q2', {text: 'imported'})]);
    expect(drafts.draft('q1').fields.text).toBe('imported');
    expect(drafts.draft('q2').fields.text).toBe('two and mine');
    pass(400);
    expect(drafts.draft('q2').state).toBe('saving');
  });

  it('that is what was typed settles the draft', async () => {
    const {drafts, reply} = setUp();
    drafts.edit('q1', {conclusion: 'conforms', text: 'mine'}, 'now');
    await reply(0, stopped);
    drafts.adopt([answer('q1', {text: 'mine'})]);
    expect(drafts.draft('q1')).toMatchObject({state: 'clean', problem: undefined});
    expect(drafts.unsaved()).toEqual([]);
  });

  it('tells who watches, once a change', () => {
    const {drafts} = setUp();
    let told = 0;
    const stop = drafts.watch(() => {
      told += 1;
    });
    drafts.adopt([answer('q1'), answer('q2')]);
    expect(told).toBe(1);
    const before = drafts.draft('q2');
    drafts.edit('q1', {text: 'x'}, 'later');
    expect(told).toBe(2);
    expect(drafts.draft('q2')).toBe(before);
    stop();
    drafts.edit('q1', {text: 'y'}, 'later');
    expect(told).toBe(2);
  });

  it('is told with what it was before, so that it can be undone', async () => {
    const {drafts, saved, reply} = setUp();
    drafts.adopt([answer('q1', {text: 'seen'})]);
    drafts.edit('q1', {conclusion: 'does-not-conform'}, 'now');
    await reply(0);
    expect(saved[0]).toMatchObject({
      question: 'q1',
      before: {conclusion: 'conforms', text: 'seen'},
      after: {conclusion: 'does-not-conform', text: 'seen'},
    });
  });
});
