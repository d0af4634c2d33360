import {randomUUID} from 'node:crypto';
import {endpoint} from './page/endpoint.ts';
import {exposeInPage, preloadElectron} from './page/worlds.ts';
import {decode, encode} from './wire.ts';

/** The name of the world that preload scripts run in, apart from the page's own. */
export const preloadWorld = 'Electron Isolated Context';
/** What the preload script's world sends by; the page's own world does not have it. */
export const bindingName = 'standInSend';
/** In front of what `getPathForFile` gives: it is replaced by the file's path when it reaches the main process. */
export const fileToken = `stand-in-file:${randomUUID()}:`;

/** Lets Chromium ask before a person closes its window; the app then decides. */
const holdClosing = `addEventListener('beforeunload', event => event.preventDefault());`;

/** The two scripts that run in a document before its own: in the page's world, and in the preload script's. */
export const preloadScripts = (
  preload: string,
  {everyFrame, interactive}: {readonly everyFrame: boolean; readonly interactive: boolean},
): {readonly page: string; readonly preload: string} => {
  const [toPage, toPreload] = [randomUUID(), randomUUID()].map(name => JSON.stringify(name));
  const here = everyFrame ? '' : 'if (window !== window.top) return;';
  const facts = JSON.stringify({
    platform: process.platform,
    arch: process.arch,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    versions: process.versions,
    env: {},
  });
  return {
    page: `(() => { ${here}
const endpoint = ${endpoint};
const exposeInPage = ${exposeInPage};
endpoint(window, ${toPreload}, ${toPage}, exposeInPage(window));
})();`,
    preload: `(() => { ${here}
const endpoint = ${endpoint};
const encode = ${encode};
const decode = ${decode};
const preloadElectron = ${preloadElectron};
const toText = bytes => {
  if (bytes.toBase64) return bytes.toBase64();
  let text = '';
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
};
const fromText = text => Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), c => c.charCodeAt(0));
const send = globalThis.${bindingName};
const {world, require} = preloadElectron({
  send,
  encode: value => encode(value, {toText}),
  decode: text => decode(text, {fromText}),
  fileToken: ${JSON.stringify(fileToken)},
  bridge: endpoint(window, ${toPage}, ${toPreload}, () => undefined),
});
globalThis.standIn = world;
const dark = matchMedia('(prefers-color-scheme: dark)');
const tellDark = () => send(JSON.stringify({kind: 'dark', dark: dark.matches}));
dark.addEventListener('change', tellDark);
tellDark();
addEventListener('resize', () => send(JSON.stringify({kind: 'resized'})));
${interactive ? holdClosing : ''}
const module = {exports: {}};
(function (require, module, exports, process) {
${preload}
})(require, module, module.exports, Object.freeze(${facts}));
})();`,
  };
};
