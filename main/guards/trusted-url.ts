/** The one origin that the window shows: scheme, host, and the page it starts with. */
export const appOrigin = {protocol: 'app:', host: 'fieldwork'} as const;
export const startPage = 'app://fieldwork/index.html';

const parse = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined);

/** Whether a URL belongs to the app: parsed protocol and host, no user, password or port. */
export const isTrustedUrl = (url: string): boolean => {
  const parsed = parse(url);
  return (
    parsed !== undefined &&
    parsed.protocol === appOrigin.protocol &&
    parsed.host === appOrigin.host &&
    parsed.username === '' &&
    parsed.password === ''
  );
};

/** Whether the window may be taken to a URL: its own start page, with any query or fragment, and nothing else. */
export const isOwnPage = (url: string): boolean =>
  isTrustedUrl(url) && ['', '/', '/index.html'].includes(new URL(url).pathname);

/** Whether a request may be made at all: the app's files, blobs the page made itself, and developer tools while developing. */
export const isAllowedRequest = (url: string, {developing}: {readonly developing: boolean}): boolean => {
  const parsed = parse(url);
  if (parsed === undefined) return false;
  if (parsed.protocol === 'blob:') return isTrustedUrl(parsed.pathname);
  return isTrustedUrl(url) || (developing && parsed.protocol === 'devtools:');
};
