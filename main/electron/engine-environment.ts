/**
 * Variables that change how a process of ours runs, and so are not handed on to the engine. Everything else is: the tools that
 * a kubeconfig or an AWS profile names for credentials read variables that nobody can list.
 */
const dropped = [/^NODE_/i, /^ELECTRON_/i, /^LD_(PRELOAD|AUDIT|LIBRARY_PATH)$/, /^DYLD_/, /^npm_/i, /^VITE/i];
/** Certificate authorities of the client's own network. */
const kept = new Set(['NODE_EXTRA_CA_CERTS']);

/** The engine's environment. */
export const engineEnvironment = (env: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined || (!kept.has(name) && dropped.some(pattern => pattern.test(name))) ? [] : [[name, value]],
    ),
  );
