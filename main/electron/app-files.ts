import {readFile, realpath, stat} from 'node:fs/promises';
import {extname} from 'node:path';
import {isWithin, servedPath} from '../guards/safe-path.ts';
import {isTrustedUrl} from '../guards/trusted-url.ts';
import {securityHeaders} from './csp.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.icc': 'application/octet-stream',
};

/** What the page asks the shell for. */
export type FileRequest = {readonly url: string; readonly method: string};

/** Answers requests of the page with the files below `root`, and with nothing else. */
export const serveFiles =
  (root: string) =>
  async ({url, method}: FileRequest): Promise<Response> => {
    if (!isTrustedUrl(url)) return refuse(403);
    if (method !== 'GET' && method !== 'HEAD') return refuse(405);
    const {pathname} = new URL(url);
    const path = servedPath(root, pathname === '/' || pathname === '' ? '/index.html' : pathname);
    const type = path === undefined ? undefined : mediaTypes[extname(path)];
    if (path === undefined || type === undefined) return refuse(404);
    const body = await readBelow(root, path);
    if (body === undefined) return refuse(404);
    return new Response(method === 'HEAD' ? null : body, {headers: {...securityHeaders, 'content-type': type}});
  };

const refuse = (status: number): Response => new Response(null, {status, headers: securityHeaders});

/** The file, where it is one and no link leads out of the folder. */
const readBelow = async (root: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  try {
    const [folder, real] = await Promise.all([realpath(root), realpath(path)]);
    if (!isWithin(folder, real) || !(await stat(real)).isFile()) return undefined;
    return new Uint8Array(await readFile(real));
  } catch {
    return undefined;
  }
};
