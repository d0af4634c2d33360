import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {type FakeChild, hostOfFakes, patience} from './fake-engine.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

type Fakes = ReturnType<typeof hostOfFakes>;
const latest = ({children}: Fakes): FakeChild => children.at(-1) as FakeChild;
const becomeReady = async (fakes: Fakes) => {
  latest(fakes).say({type: 'ready', version: '1'});
  await fakes.pass(0);
};
const started = async (): Promise<Fakes> => {
  const fakes = hostOfFakes();
  fakes.host.start();
  await becomeReady(fakes);
  return fakes;
};
const withOpen = async (): Promise<Fakes> => {
  const fakes = await started();
  const opening = fakes.host.call('assessment.open', {folder: '/case'});
  await fakes.pass(0);
  latest(fakes).answer('assessment.open', {folder: '/case', title: 'T'});
  await opening;
  return fakes;
};

describe('calls', () => {
  it('wait until the engine is ready, and keep their order', async () => {
    const fakes = hostOfFakes();
    fakes.host.start();
    const first = fakes.host.call('a', 1);
    const second = fakes.host.call('b', 2);
    await fakes.pass(0);
    expect(latest(fakes).calls()).toEqual([]);
    await becomeReady(fakes);
    expect(
      latest(fakes)
        .calls()
        .map(({method, input}) => [method, input]),
    ).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    latest(fakes).answer('b', 'two');
    latest(fakes).answer('a', 'one');
    expect(await Promise.all([first, second])).toEqual([
      {ok: true, value: 'one'},
      {ok: true, value: 'two'},
    ]);
  });

  it('carry keys with them, and no call after does', async () => {
    const fakes = await started();
    const keys = {prod: {accessKeyId: 'AKIA', secretAccessKey: 'not-a-secret'}};
    void fakes.host.call('collect.start', {}, keys);
    void fakes.host.call('collect.list', {});
    await fakes.pass(0);
    expect(
      latest(fakes)
        .calls()
        .map(call => call.keys),
    ).toEqual([keys, undefined]);
  });

  it('are counted while they run', async () => {
    const fakes = await started();
    void fakes.host.call('collect.start', {});
    await fakes.pass(0);
    expect(fakes.host.running('collect.start')).toBe(1);
    latest(fakes).answer('collect.start', {});
    expect(fakes.host.running('collect.start')).toBe(0);
    await fakes.host.idle();
  });

  it('nonsense and answers nobody waits for change nothing', async () => {
    const fakes = await started();
    latest(fakes).say({nonsense: true});
    latest(fakes).say({type: 'reply', id: 999, reply: {ok: true, value: 1}});
    expect(fakes.host.state().state).toBe('ready');
  });

  it('events of the engine go to the window', async () => {
    const fakes = await started();
    latest(fakes).say({type: 'event', name: 'collect.progress', payload: {done: 1}});
    expect(fakes.events).toContainEqual(['collect.progress', {done: 1}]);
  });
});

describe('when the engine dies', () => {
  it('what was under way is told so, and the assessment is open again before anything else is let through', async () => {
    const fakes = await withOpen();
    const lost = fakes.host.call('answers.save', {});
    await fakes.pass(0);
    latest(fakes).die();
    expect(await lost).toMatchObject({ok: false, code: 'engine-stopped'});
    const waiting = fakes.host.call('answers.list', {});
    await fakes.pass(patience.backoff[0] ?? 0);
    expect(fakes.children).toHaveLength(2);
    await becomeReady(fakes);
    expect(
      latest(fakes)
        .calls()
        .map(({method}) => method),
    ).toEqual(['assessment.open']);
    latest(fakes).answer('assessment.open', {folder: '/case'});
    await fakes.pass(0);
    expect(
      latest(fakes)
        .calls()
        .map(({method}) => method),
    ).toEqual(['assessment.open', 'answers.list']);
    latest(fakes).answer('answers.list', []);
    expect(await waiting).toEqual({ok: true, value: []});
    expect(fakes.host.state()).toMatchObject({state: 'ready', folder: '/case'});
    expect(fakes.states()).toEqual(['starting', 'ready', 'stopped', 'starting', 'ready']);
  });

  it('an assessment that was closed stays closed', async () => {
    const fakes = await withOpen();
    const closing = fakes.host.call('assessment.close', {});
    await fakes.pass(0);
    latest(fakes).answer('assessment.close', {});
    await closing;
    latest(fakes).die();
    await fakes.pass(patience.backoff[0] ?? 0);
    await becomeReady(fakes);
    expect(latest(fakes).calls()).toEqual([]);
    expect(fakes.host.state()).toMatchObject({state: 'ready'});
    expect(fakes.host.state().folder).toBeUndefined();
  });

  it('an assessment that cannot be opened again is told, and not tried for ever', async () => {
    const fakes = await withOpen();
    latest(fakes).die();
    await fakes.pass(100);
    await becomeReady(fakes);
    latest(fakes).refuse('assessment.open', 'not-a-workspace', 'The folder is gone.');
    await fakes.pass(0);
    expect(fakes.host.state().state).toBe('ready');
    expect(fakes.host.state().message).toContain('The folder is gone.');
    latest(fakes).die();
    await fakes.pass(500);
    await becomeReady(fakes);
    expect(latest(fakes).calls()).toEqual([]);
  });

  it('and dies while it opens the assessment, that is no reason to forget it', async () => {
    const fakes = await withOpen();
    latest(fakes).die();
    await fakes.pass(100);
    await becomeReady(fakes);
    latest(fakes).die();
    await fakes.pass(0);
    expect(fakes.host.state().state).toBe('stopped');
    await fakes.pass(500);
    await becomeReady(fakes);
    expect(
      latest(fakes)
        .calls()
        .map(({method}) => method),
    ).toEqual(['assessment.open']);
  });

  it('again and again, it is not started any more until a person asks', async () => {
    const fakes = await started();
    for (const wait of patience.backoff) {
      latest(fakes).die();
      expect(fakes.host.state().state).toBe('stopped');
      await fakes.pass(wait);
    }
    const waiting = fakes.host.call('a', 1);
    await fakes.pass(0);
    latest(fakes).die();
    expect(fakes.host.state().state).toBe('failed');
    expect(await waiting).toMatchObject({ok: false, code: 'engine-stopped'});
    expect(await fakes.host.call('a', 1)).toMatchObject({ok: false, code: 'engine-stopped'});
    await fakes.pass(10 * 60_000);
    expect(fakes.children).toHaveLength(5);
    fakes.host.restart();
    await becomeReady(fakes);
    expect(fakes.host.state().state).toBe('ready');
    latest(fakes).die();
    expect(fakes.host.state().state).toBe('stopped');
  });

  it('now and then, it is started each time', async () => {
    const fakes = await started();
    for (let death = 0; death < 10; death += 1) {
      latest(fakes).die();
      await fakes.pass(patience.window + 1);
      await becomeReady(fakes);
    }
    expect(fakes.host.state().state).toBe('ready');
  });

  it('late words of a dead process are not heard', async () => {
    const fakes = await started();
    const [dead] = fakes.children;
    dead?.die();
    await fakes.pass(100);
    dead?.say({type: 'ready', version: '1'});
    await fakes.pass(0);
    expect(fakes.host.state().state).toBe('starting');
  });
});

describe('when the engine hangs', () => {
  it('the window is told after fifteen seconds, and again when it answers', async () => {
    const fakes = await started();
    await fakes.pass(patience.silence);
    expect(fakes.host.state().state).toBe('ready');
    await fakes.pass(patience.ping);
    expect(fakes.host.state().state).toBe('unresponsive');
    latest(fakes).say({type: 'pong', id: 1});
    expect(fakes.host.state().state).toBe('ready');
  });

  it('a machine that slept for an hour has not waited for an hour', async () => {
    const fakes = await started();
    vi.setSystemTime(Date.now() + 3_600_000);
    await fakes.pass(patience.ping);
    expect(fakes.host.state().state).toBe('ready');
  });

  it('an engine that answers its pings is left in peace', async () => {
    const fakes = await started();
    for (let beat = 0; beat < 30; beat += 1) {
      await fakes.pass(patience.ping);
      latest(fakes).say({type: 'pong', id: 1});
    }
    expect(fakes.states()).toEqual(['starting', 'ready']);
  });

  it('a restart ends it at once, counts as no death, and opens the assessment again', async () => {
    const fakes = await withOpen();
    const stuck = fakes.host.call('verdicts.list', {});
    await fakes.pass(20_000);
    fakes.host.restart();
    expect(fakes.children[0]?.killed).toBe(true);
    expect(await stuck).toMatchObject({ok: false, code: 'engine-stopped'});
    expect(fakes.children).toHaveLength(2);
    await becomeReady(fakes);
    latest(fakes).answer('assessment.open', {folder: '/case'});
    await fakes.pass(0);
    expect(fakes.states()).toEqual(['starting', 'ready', 'unresponsive', 'starting', 'ready']);
    expect(fakes.host.state().folder).toBe('/case');
  });
});

describe('at the end', () => {
  it('the engine closes the assessment and is ended; nothing is let through any more', async () => {
    const fakes = await withOpen();
    const stopping = fakes.host.stop();
    expect(latest(fakes).received.at(-1)).toEqual({type: 'close'});
    expect(await fakes.host.call('a', 1)).toMatchObject({ok: false, code: 'engine-stopped'});
    latest(fakes).say({type: 'closed'});
    await stopping;
    expect(fakes.children[0]?.killed).toBe(true);
    await fakes.pass(60_000);
    expect(fakes.children).toHaveLength(1);
  });

  it('an engine that hangs is not waited for longer than five seconds', async () => {
    const fakes = await started();
    let stopped = false;
    void fakes.host.stop().then(() => {
      stopped = true;
    });
    await fakes.pass(patience.close - 1);
    expect(stopped).toBe(false);
    await fakes.pass(1);
    expect(stopped).toBe(true);
    expect(fakes.children[0]?.killed).toBe(true);
  });

  it('an engine that is not there is not waited for', async () => {
    const fakes = await started();
    latest(fakes).die();
    await fakes.host.stop();
    await fakes.pass(60_000);
    expect(fakes.children).toHaveLength(1);
  });
});
