import {homedir} from 'node:os';
import {join} from 'node:path';
import {shellMethods} from './contract/shell.ts';
import {hardenApp, isOnlyInstance, onAskedToOpen, readFacts, sessions, whenReady} from './electron/app-life.ts';
import {registerAppScheme, serveApp} from './electron/app-scheme.ts';
import {assessmentAt} from './electron/asked-folder.ts';
import {createGate} from './electron/call-gate.ts';
import {chooseIn, confirmEndpointIn, reveal} from './electron/dialogs.ts';
import {takeDropped} from './electron/dropped.ts';
import {createEngineCalls} from './electron/engine-calls.ts';
import {createEngineHost, usualPatience} from './electron/engine-host.ts';
import {forkEngine} from './electron/fork-engine.ts';
import {connectWindow} from './electron/ipc.ts';
import {jsonFile} from './electron/json-file.ts';
import {systemKeyring} from './electron/keyring.ts';
import {usualKubeconfigs} from './electron/kubeconfigs.ts';
import {createMainWindow} from './electron/main-window.ts';
import {showMenu} from './electron/menu.ts';
import {guardNavigation} from './electron/navigation.ts';
import {closeNetwork} from './electron/network.ts';
import {applyPermissions} from './electron/permissions.ts';
import {guardQuitting} from './electron/quitting.ts';
import {createRecents, StoredRecents} from './electron/recents.ts';
import {createSettings, Settings, usualSettings} from './electron/settings.ts';
import {shellHandlers} from './electron/shell-handlers.ts';
import {createStoredKeys, StoredKeys} from './electron/stored-keys.ts';
import {applyTheme} from './electron/theme.ts';
import {surviveCrashes} from './electron/window-crash.ts';
import {createWindowEvents} from './electron/window-events.ts';
import {WindowState} from './electron/window-state.ts';
import {createDispatcherOf} from './engine/dispatch.ts';
import {createPathGrants} from './guards/path-grants.ts';
import {realPath} from './guards/real-path.ts';

/** The desktop app, put together: what the shell keeps, what it lets through, and the window over it. */
const startFieldwork = (): void => {
  const facts = readFacts(import.meta.dirname);
  const file = (name: string) => join(facts.data, name);

  const events = createWindowEvents(new Set(['engine.state']));
  const isThere = (folder: string) => assessmentAt(folder) !== undefined;
  const recents = createRecents(jsonFile(file('recent.json'), StoredRecents, []), {now: () => new Date(), isThere});
  const settings = createSettings(jsonFile(file('settings.json'), Settings, usualSettings));
  const keys = createStoredKeys(jsonFile(file('keys.json'), StoredKeys, {}), systemKeyring);

  const grants = createPathGrants({realPath, kubeconfigs: usualKubeconfigs(process.env, homedir())});
  grants.grant(facts.documents, {below: true, write: true});
  for (const folder of recents.folders()) grants.grant(folder, {below: true, write: false});

  const engine = createEngineHost({
    fork: () => forkEngine(facts.engine, facts.root, facts.packaged),
    emit: events.emit,
    now: () => performance.now(),
    patience: usualPatience,
  });
  const window = createMainWindow(facts, jsonFile(file('window.json'), WindowState, {maximized: false}));

  const handlers = shellHandlers({
    about: {version: facts.version, platform: facts.platform, runtime: facts.runtime, documents: facts.documents},
    engine,
    grants,
    recents,
    settings,
    keys,
    choose: chooseIn(window.get, facts.documents),
    reveal,
  });
  const gate = createGate({
    grants,
    shell: createDispatcherOf(shellMethods, handlers),
    engine: createEngineCalls({engine, grants, recents, keys, confirmEndpoint: confirmEndpointIn(window.get)}),
  });

  onAskedToOpen(folder => {
    grants.grant(folder, {below: true, write: false});
    events.emit('shell.opened', {folder});
  }, window.comeForward);

  whenReady(() => {
    const {page, other} = sessions();
    serveApp(page, facts.renderer);
    for (const session of [page, other]) {
      applyPermissions(session);
      closeNetwork(session, facts);
    }
    settings.onChange(applyTheme);
    settings.onChange(({theme}) =>
      showMenu({window: window.get, emit: events.emit, theme, configure: settings.configure}),
    );
    connectWindow({window: window.get, gate, dropped: takeDropped(grants), events});
    engine.start();
    const opened = window.open();
    guardQuitting(engine, opened);
    surviveCrashes(opened, events.detach);
  });
};

registerAppScheme();
hardenApp();
guardNavigation();
if (isOnlyInstance()) startFieldwork();
