/**
 * Chromium knows no scheme of ours. `app://fieldwork/a` is shown to it as `https://fieldwork.app.stand-in.invalid/a`: a secure
 * origin of its own, under a name that is never resolved (RFC 6761 §6.4).
 */
const shown = /^(blob:)?https:\/\/([^/?#:@]*)\.([a-z][a-z0-9-]*)\.stand-in\.invalid(?=[/?#]|$)/i;

/** The address in Chromium of an address in the app; addresses of schemes that are not in the set stay as they are. */
export const toBrowser = (url: string, schemes: Pick<ReadonlySet<string>, 'has'>): string =>
  url.replace(/^([a-z][a-z0-9-]*):\/\/([^/?#:@]+)(?=[/?#]|$)/i, (whole, scheme: string, host: string) =>
    schemes.has(scheme.toLowerCase()) ? `https://${host}.${scheme}.stand-in.invalid` : whole,
  );

/** The address in the app of an address in Chromium. */
export const toApp = (url: string): string =>
  url.replace(shown, (_, blob: string | undefined, host: string, scheme: string) => `${blob ?? ''}${scheme}://${host}`);

/** The origin of an address in the app as Electron tells it; `null` for one that is not of a standard scheme. */
export const originOf = (url: string): string => {
  if (!URL.canParse(url)) return 'null';
  const {protocol, host} = new URL(url);
  return host === '' ? 'null' : `${protocol}//${host}`;
};
