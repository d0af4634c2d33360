/** Hosts that may be opened in the system's browser. None so far: the app refers to nothing outside itself. */
export const externalHosts: readonly string[] = [];

/** The URL to hand to the system's browser, or undefined where it may not be opened: https, a listed host, no user, no other port. */
export const externalLink = (url: string, hosts: readonly string[] = externalHosts): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const plain = parsed.username === '' && parsed.password === '' && parsed.port === '';
  return parsed.protocol === 'https:' && plain && hosts.includes(parsed.hostname) ? parsed.href : undefined;
};
