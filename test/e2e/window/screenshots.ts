import {mkdirSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {everyScreen, visit} from './every-screen.ts';
import {createHome} from './home.ts';
import {type LaunchedApp, launchApp} from './launch.ts';
import {given, inTheme, still} from './places.ts';

const folder = join(import.meta.dirname, '../../../docs/screenshots');
/** A home whose paths may be seen. */
const neutralHome = () => {
  const home = createHome(join(tmpdir(), 'ingrid'));
  home.file(
    '.aws/config',
    '[profile alder-finch-audit]\nregion = eu-central-1\nrole_arn = arn:aws:iam::111122223333:role/audit\nsource_profile = default\n',
  );
  return home;
};

const picture = async ({page}: LaunchedApp, name: string): Promise<number> => {
  const path = join(folder, `${name}.png`);
  await page.mouse.move(0, 0);
  await still(page);
  await page.screenshot({path, animations: 'disabled', caret: 'hide'});
  return statSync(path).size;
};

/** Keeps a picture of every screen in docs/screenshots, or only of those whose name has one of `parts`. Returns their bytes. */
export const takeScreenshots = async (parts: readonly string[]): Promise<number> => {
  const isWanted = (name: string): boolean => parts.length === 0 || parts.some(part => name.includes(part));
  if (parts.length === 0) rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  const home = neutralHome();
  const app = await launchApp({home});
  let bytes = 0;
  try {
    await app.page.setViewportSize({width: 1440, height: 900});
    await app.page.emulateMedia({reducedMotion: 'reduce'});
    await given(app.page, 'shell.configure', {settings: {name: 'Ingrid Sørbø'}});
    for (const {open, screens} of Object.values(everyScreen)) {
      await open(app);
      const wanted = screens.filter(({name, kept}) => kept.length > 0 && isWanted(name));
      await visit(app, wanted, async ({name, kept}) => {
        for (const theme of kept) {
          await inTheme(app.page, theme);
          bytes += await picture(app, `${name}-${theme}`);
        }
      });
    }
  } finally {
    await app.kill();
    home.remove();
  }
  return bytes;
};
