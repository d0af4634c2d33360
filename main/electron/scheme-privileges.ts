/** What `app://` may do: have an origin, count as secure, be fetched. It does not bypass the CSP and has no service workers. */
export const appSchemePrivileges = {
  scheme: 'app',
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    bypassCSP: false,
    allowServiceWorkers: false,
    corsEnabled: false,
    stream: false,
  },
} as const;
