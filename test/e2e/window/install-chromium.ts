/** How a browser for the window tests can be had on a machine, with what it takes passed in. */
export type Installer = {
  /** The installed browser, if any. */
  readonly find: () => string | undefined;
  /** Where Playwright puts the browser it downloads. */
  readonly downloaded: () => string;
  /** Runs a program; whether it succeeded. */
  readonly run: (program: string, args: readonly string[]) => boolean;
  readonly say: (line: string) => void;
  readonly isRoot: boolean;
  readonly platform: NodeJS.Platform;
};

/**
 * The path of a browser: the installed one, otherwise Playwright's download, otherwise Debian's package where this is root.
 * Undefined: none could be had. Only a browser that starts counts.
 */
export const obtainChromium = ({find, downloaded, run, say, isRoot, platform}: Installer): string | undefined => {
  const installed = find();
  if (installed !== undefined) return installed;
  const starts = (path: string): boolean => run(path, ['--version']);
  if (starts(downloaded())) return downloaded();
  say('No Chrome, Chromium or Edge is installed: fetching one for the window tests.');
  if (run('playwright', ['install', 'chromium', '--no-shell']) && starts(downloaded())) return downloaded();
  if (platform !== 'linux' || !isRoot) return undefined;
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  return find();
};
