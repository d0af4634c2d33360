import {describe, expect, test} from 'vitest';
import {isRedacted, redacted, secretPatterns} from '../../collectors/redaction.ts';

test('a redaction carries the commitment and the reason, never the secret', () => {
  const value = redacted(secret => `sha256:${secret.length}`, 'hunter2', 'a password');
  expect(value).toEqual({$redacted: {commitment: 'sha256:7', reason: 'a password'}});
  expect(isRedacted(value)).toBe(true);
});

test.each([undefined, null, 'text', {}, {$redacted: null}, {$redacted: {commitment: 1, reason: 'r'}}])(
  'is no redaction: %j',
  value => {
    expect(isRedacted(value)).toBe(false);
  },
);

describe('shapes of secrets', () => {
  test.each([
    ['export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE', 'aws-access-key-id'],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'aws-secret-access-key'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE', 'private-key'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE', 'private-key'],
    [`token ghp_${'a'.repeat(36)}`, 'github-token'],
    ['xoxb-123456789012-abc', 'slack-token'],
    [`Bearer eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.sig`, 'json-web-token'],
    ['postgres://app:s3cr3t@db.internal/ledger', 'url-with-password'],
    ['DB_PASSWORD=correct-horse', 'credential-assignment'],
    ['"api_key": "0123456789abcdef"', 'credential-assignment'],
    ['mysql_root_passwd: tr0ub4dor', 'credential-assignment'],
  ])('%j holds %s', (text, shape) => {
    expect(secretPatterns(text)).toContain(shape);
  });

  test.each([
    '#!/bin/sh\nyum -y update\nsystemctl enable --now nginx',
    'DB_PASSWORD=$(aws ssm get-parameter --name db)',
    ['password: $', '{DB_PASSWORD}'].join(''),
    'https://example.org/path?x=1',
    '',
  ])('%j holds none', text => {
    expect(secretPatterns(text)).toEqual([]);
  });

  test.each([
    ['passwords', 'password'.repeat(30_000)],
    ['assignments without an end', 'password ='.repeat(20_000)],
    ['tokens', 'eyJ'.repeat(60_000)],
    ['addresses', 'a://b:'.repeat(30_000)],
    ['keys', '-----BEGIN '.repeat(20_000)],
    ['spaces', `secret${' '.repeat(200_000)}`],
  ])('a hostile text of %s takes no time', (_name, text) => {
    const started = performance.now();
    secretPatterns(text);
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
