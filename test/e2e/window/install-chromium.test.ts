import {describe, expect, test} from 'vitest';
import {type Installer, obtainChromium} from './install-chromium.ts';

type Machine = Partial<Installer> & {readonly works?: (command: string) => boolean};

const on = ({works = () => false, ...machine}: Machine) => {
  const tried: string[] = [];
  const path = obtainChromium({
    find: () => undefined,
    downloaded: () => '/browsers/chrome',
    run: (program, args) => {
      const command = [program, ...args].join(' ');
      tried.push(command);
      return works(command);
    },
    say: () => undefined,
    isRoot: false,
    platform: 'linux',
    ...machine,
  });
  return {path, tried};
};

describe('a browser for the window tests', () => {
  test('is the installed one, and nothing is fetched', () => {
    expect(on({find: () => '/usr/bin/chromium'})).toEqual({path: '/usr/bin/chromium', tried: []});
  });

  test('is one that was fetched before', () => {
    expect(on({works: () => true})).toEqual({path: '/browsers/chrome', tried: ['/browsers/chrome --version']});
  });

  test('is Playwright’s where it can be fetched and starts', () => {
    let fetched = false;
    const works = (command: string) => {
      fetched ||= command.startsWith('playwright');
      return fetched;
    };
    expect(on({works}).path).toBe('/browsers/chrome');
  });

  test('is Debian’s package where Playwright’s does not start and this is root', () => {
    let installed = false;
    const works = (command: string) => {
      installed ||= command.startsWith('apt-get install');
      return !command.endsWith('--version');
    };
    const {path, tried} = on({works, isRoot: true, find: () => (installed ? '/usr/bin/chromium' : undefined)});
    expect(path).toBe('/usr/bin/chromium');
    expect(tried.at(-1)).toMatch(/^apt-get install .*chromium$/);
  });

  test.each([{isRoot: false}, {isRoot: true, platform: 'darwin'}] as const)('cannot be had: %o', machine => {
    const {path, tried} = on(machine);
    expect(path).toBeUndefined();
    expect(tried.filter(command => command.startsWith('apt-get'))).toEqual([]);
  });
});
