import {describe, expect, it} from 'vitest';
import {type AttachOrder, createAttachQueue} from '../../../../renderer/components/evidence/attach-queue.ts';

const order = (name: string): AttachOrder => ({
  name,
  size: 10,
  source: {path: `/files/${name}`},
  title: '',
  classification: 'internal',
  controls: [],
  note: '',
});

const setUp = () => {
  const begun: {name: string; end: (evidence: string) => void; fail: (error: Error) => void}[] = [];
  const done: string[] = [];
  const queue = createAttachQueue({
    run: ({name}) =>
      new Promise((end, fail) => {
        begun.push({name, end, fail});
      }),
  });
  const settle = async (name: string, evidence: string | Error) => {
    const one = begun.findLast(each => each.name === name);
    if (evidence instanceof Error) one?.fail(evidence);
    else one?.end(evidence);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const add = (...names: string[]) => queue.add('field', names.map(order), id => done.push(id));
  return {queue, begun, done, settle, add, names: () => begun.map(({name}) => name)};
};

describe('files being attached', () => {
  it('go two at once, the rest in order', async () => {
    const {add, names, settle, done, queue} = setUp();
    add('a', 'b', 'c', 'd');
    expect(names()).toEqual(['a', 'b']);
    await settle('b', 'E-000002');
    expect(names()).toEqual(['a', 'b', 'c']);
    await settle('a', 'E-000001');
    await settle('c', 'E-000003');
    await settle('d', 'E-000004');
    expect(done).toEqual(['E-000002', 'E-000001', 'E-000003', 'E-000004']);
    expect(queue.jobs.get()).toEqual([]);
  });

  it('that fail say why and hold up nobody', async () => {
    const {add, names, settle, done, queue} = setUp();
    add('a', 'b', 'c');
    await settle('a', new Error('It is a folder.'));
    expect(names()).toEqual(['a', 'b', 'c']);
    await settle('b', 'E-000001');
    await settle('c', 'E-000002');
    expect(done).toEqual(['E-000001', 'E-000002']);
    expect(queue.jobs.get()).toMatchObject([{name: 'a', state: 'failed', reason: 'It is a folder.'}]);
  });

  it('can be tried again, or left', async () => {
    const {add, settle, done, queue, names} = setUp();
    add('a', 'b');
    await settle('a', new Error('busy'));
    await settle('b', new Error('busy'));
    const [first, second] = queue.jobs.get();
    queue.retry(first?.id ?? 0);
    expect(names()).toEqual(['a', 'b', 'a']);
    expect(queue.jobs.get()[0]).toMatchObject({state: 'running', reason: ''});
    await settle('a', 'E-000001');
    queue.dismiss(second?.id ?? 0);
    expect(done).toEqual(['E-000001']);
    expect(queue.jobs.get()).toEqual([]);
  });

  it('tell how far the one with that path is', () => {
    const {add, queue} = setUp();
    add('a', 'b');
    queue.progress('/files/b', 5, 20);
    expect(queue.jobs.get()).toMatchObject([
      {name: 'a', bytes: 0},
      {name: 'b', bytes: 5, total: 20},
    ]);
  });

  it('cannot be dismissed while they are read', () => {
    const {add, queue} = setUp();
    add('a');
    queue.dismiss(queue.jobs.get()[0]?.id ?? 0);
    expect(queue.jobs.get()).toHaveLength(1);
  });
});
