import {describe, expect, it} from 'vitest';
import {DeliveryError, stopIfCancelled, systemCode, writeError} from '../../main/delivery/errors.ts';

const failed = (code: string) => Object.assign(new Error(`${code}: it failed`), {code});

describe('a failed write', () => {
  it.each([
    ['ENOSPC', 'no-space', 'full'],
    ['EDQUOT', 'no-space', 'full'],
    ['EACCES', 'not-writable', 'another folder'],
    ['EPERM', 'not-writable', 'another folder'],
    ['EROFS', 'not-writable', 'another folder'],
    ['EEXIST', 'exists', 'exists already'],
    ['ENOTEMPTY', 'exists', 'exists already'],
    ['EIO', 'not-written', 'EIO: it failed'],
  ])('%s becomes %s, with path, reason and cause', (code, expected, says) => {
    const cause = failed(code);
    const error = writeError(cause, '/somewhere/EP.zip');
    expect(error).toMatchObject({name: 'DeliveryError', code: expected, cause});
    expect(error.message).toContain('/somewhere/EP.zip');
    expect(error.message).toContain(says);
  });

  it('keeps an error that already speaks to people', () => {
    const error = new DeliveryError('bad-name', 'x');
    expect(writeError(error, '/x')).toBe(error);
  });

  it('may have thrown anything', () => {
    expect(writeError('odd', '/x')).toMatchObject({code: 'not-written'});
    expect(systemCode({code: 'ENOENT'})).toBe('unknown');
  });
});

describe('cancelling', () => {
  it('stops with the reason kept', () => {
    const reason = new Error('closed');
    expect(() => stopIfCancelled(AbortSignal.abort(reason), 'Packaging')).toThrow(
      expect.objectContaining({code: 'cancelled', cause: reason}),
    );
    expect(() => stopIfCancelled(new AbortController().signal, 'Packaging')).not.toThrow();
  });
});
