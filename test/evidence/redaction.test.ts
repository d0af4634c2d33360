import {execFileSync} from 'node:child_process';
import {expect, it} from 'vitest';
import {commitSecret} from '../../main/evidence/redaction.ts';

it('a commitment is the SHA-256 of salt and value, as sha256sum gives it', () => {
  const salt = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
  const input = Buffer.concat([salt, Buffer.from('pässword')]);
  const [digest] = execFileSync('sha256sum', {input, encoding: 'utf8'}).split(' ');
  expect(commitSecret('pässword', salt)).toBe(`sha256:${digest}`);
  expect(commitSecret('pässword', Buffer.alloc(16))).not.toBe(`sha256:${digest}`);
});

it.each([0, 15, 17])('a salt of %i bytes is refused', length => {
  expect(() => commitSecret('x', Buffer.alloc(length))).toThrowError('16 bytes');
});
