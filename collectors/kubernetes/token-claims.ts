/** The claims of a JSON Web Token, unverified: only the server can judge them. */
export const claimsOf = (token: string): Readonly<Record<string, unknown>> | undefined => {
  const [, payload] = token.split('.');
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};
