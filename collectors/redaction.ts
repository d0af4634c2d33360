/** What stands in a kept body in the place of a secret (PACKAGE.md, Redaction). */
export type Redacted = {readonly $redacted: {readonly commitment: string; readonly reason: string}};

/** The replacement for a secret: a commitment made by `Journal.commit`, and why it was taken out. */
export const redacted = (commit: (secret: string) => string, secret: string, reason: string): Redacted => ({
  $redacted: {commitment: commit(secret), reason},
});

/** Whether a value is a redaction. */
export const isRedacted = (value: unknown): value is Redacted => {
  if (typeof value !== 'object' || value === null || !('$redacted' in value)) return false;
  const inner = value.$redacted;
  return (
    typeof inner === 'object' &&
    inner !== null &&
    'commitment' in inner &&
    typeof inner.commitment === 'string' &&
    'reason' in inner &&
    typeof inner.reason === 'string'
  );
};

/** Shapes of secrets, each pattern linear in its input (no nested quantifiers). */
const patterns: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['aws-access-key-id', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  ['aws-secret-access-key', /aws_secret_access_key["']?\s{0,4}[=:]\s{0,4}["']?[A-Za-z0-9/+]{40}/i],
  ['private-key', /-----BEGIN (?:[A-Z]{1,12} ){0,2}PRIVATE KEY-----/],
  ['github-token', /\bgh[pousr]_[A-Za-z0-9]{36}/],
  ['slack-token', /\bxox[abprs]-[A-Za-z0-9-]{10}/],
  ['json-web-token', /\beyJ[A-Za-z0-9_-]{8,2048}\.eyJ[A-Za-z0-9_-]{8,4096}\./],
  ['url-with-password', /\b[a-z][a-z0-9+]{1,20}:\/\/[^\s:/@]{1,64}:[^\s:/@]{1,128}@/i],
  [
    'credential-assignment',
    /(?:passw(?:or)?d|passwd|pwd|secret|token|api[_-]?key|access[_-]?key)[a-z0-9_-]{0,24}["']?[ \t]{0,4}[=:][ \t]{0,4}["']?[^\s"'$<{][^\s"']{5}/i,
  ],
];

/** The names of the secret shapes found in a text, in a fixed order; never the text itself. */
export const secretPatterns = (text: string): readonly string[] =>
  patterns.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
