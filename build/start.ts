/**
 * `npm start [-- arguments]`: builds what is stale and opens the app, in Electron where its program is here, otherwise in the stand-in over an
 * installed Chromium.
 */
import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {buildBundles, withBuild} from './build.ts';
import {electronProgram} from './electron-program.ts';
import {buildSample} from './sample.ts';

const root = join(import.meta.dirname, '..');
await withBuild(async () => {
  await buildBundles(['app', 'renderer'], {stale: true});
  await buildSample(root, {stale: true});
});

const electron = electronProgram(root, process.env);
const standIn = pathToFileURL(join(root, 'build/stand-in/register.ts')).href;
if (electron === undefined)
  console.log(
    'Electron’s program is not here (npx install-electron fetches it): opening in the installed browser instead.',
  );
const args = process.argv.slice(2);
const [program, ...given] =
  electron === undefined
    ? [process.execPath, '--import', standIn, join(root, 'out/app/main.js'), ...args]
    : [electron, root, ...args];

const app = spawn(program, given, {stdio: 'inherit'});
// Ctrl+C reaches the app by itself; this process waits for it to end.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => app.kill('SIGTERM'));
app.on('error', ({message}) => {
  console.error(`${program} could not be started: ${message}`);
  process.exitCode = 1;
});
app.on('exit', code => {
  process.exitCode = code ?? 1;
});
