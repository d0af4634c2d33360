/** What the platform gives where it has Trusted Types; TypeScript's library does not know it yet. */
type Policy = {createScriptURL(url: string): unknown};
type Factory = {createPolicy(name: string, rules: {createScriptURL(url: string): string}): Policy};

/**
 * The page's one policy, `fieldwork` in the content security policy: of all URLs it makes a script only of those given here, which
 * are the app's own files. Made once, because a name may be used once.
 */
export const scriptUrls = (
  allowed: readonly string[],
  types = (globalThis as {trustedTypes?: Factory}).trustedTypes,
): ((url: string) => string) => {
  const check = (url: string): string => {
    if (!allowed.includes(url)) throw new TypeError(`${url} is no script of this app.`);
    return url;
  };
  const policy = types?.createPolicy('fieldwork', {createScriptURL: check});
  // A TrustedScriptURL stands wherever the platform takes the URL of a script.
  return policy ? url => policy.createScriptURL(url) as string : check;
};
