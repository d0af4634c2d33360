import {expect, test} from 'vitest';
import {CallError} from '../../../main/contract/client.ts';
import {plainError} from '../../../renderer/screens/verify/plain-error.ts';

test.each([
  ["/a.zip could not be read: ENOENT: no such file or directory, stat '/a.zip'", /^\/a\.zip is not there/],
  ["/a.zip could not be read: EACCES: permission denied, open '/a.zip'", /^\/a\.zip may not be read by you/],
  ['/a.zip could not be read: EIO: i/o error, read', /could not be read: EIO: i\/o error, read\. Copy it/],
  ['/a.zip could not be read: it is neither a file nor a folder', /it is neither a file nor a folder\. Copy it/],
])('%s', (message, words) => {
  expect(plainError(new CallError('unreadable', message), '/a.zip').message).toMatch(words);
});

test('another error stays as it is', () => {
  const error = new CallError('engine-stopped', 'The engine stopped.');
  expect(plainError(error, '/a.zip')).toBe(error);
});
