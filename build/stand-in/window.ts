import {EventEmitter} from 'node:events';
import {join} from 'node:path';
import type {BrowserWindowConstructorOptions, BrowserWindow as ElectronWindow, Rectangle} from 'electron';
import {app} from './app.ts';
import {startBrowser} from './browser.ts';
import {preventable} from './events.ts';
import {underTest} from './record.ts';
import {type OpenWindow, running} from './running.ts';
import {type Contents, createContents} from './web-contents.ts';

const all: BrowserWindow[] = [];

/** What is here as Electron has it. */
type Mirrored =
  | 'loadURL'
  | 'close'
  | 'destroy'
  | 'reload'
  | 'isDestroyed'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'blur'
  | 'minimize'
  | 'maximize'
  | 'unmaximize'
  | 'restore'
  | 'setFullScreen'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'isMaximized'
  | 'isFullScreen'
  | 'getBounds'
  | 'getNormalBounds'
  | 'getSize'
  | 'setBounds'
  | 'setSize'
  | 'center'
  | 'setMinimumSize'
  | 'setBackgroundColor'
  | 'getTitle'
  | 'setTitle'
  | 'setMenu'
  | 'removeMenu'
  | 'setMenuBarVisibility'
  | 'setAutoHideMenuBar'
  | 'setProgressBar'
  | 'setDocumentEdited'
  | 'setRepresentedFilename'
  | 'flashFrame'
  | 'setIcon';

type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

/** Electron's `BrowserWindow`, as a window of Chromium. */
export class BrowserWindow extends EventEmitter implements OpenWindow, Pick<ElectronWindow, Mirrored> {
  static getAllWindows = (): BrowserWindow[] => [...all];
  static getFocusedWindow = (): BrowserWindow | null => all.at(-1) ?? null;
  static fromWebContents = (contents: unknown): BrowserWindow | null =>
    all.find(w => w.webContents === contents) ?? null;
  static fromId = (id: number): BrowserWindow | null => all.find(w => w.id === id) ?? null;

  readonly id: number;
  readonly webContents: Contents;
  #bounds: Rectangle;
  #state: WindowState = 'normal';
  #shown: boolean;
  #closing = false;
  #change: ((bounds: Partial<Rectangle> & {windowState?: WindowState}) => Promise<unknown>) | undefined;
  #refresh: () => Promise<void> = async () => undefined;
  readonly #opened: Promise<void>;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const {x = 0, y = 0, width = 800, height = 600, show = true, title = app.name} = options;
    this.#bounds = {x, y, width, height};
    this.#shown = show;
    this.webContents = createContents(options.webPreferences ?? {});
    this.id = this.webContents.id;
    this.webContents.setTitle(title);
    all.push(this);
    running.windows.add(this);
    app.emit('browser-window-created', {}, this);
    app.emit('web-contents-created', {}, this.webContents);
    this.webContents.on('destroyed', () => this.#gone());
    this.webContents.on('render-process-gone', (_event: unknown, details: unknown) =>
      app.emit('render-process-gone', {}, this.webContents, details),
    );
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.on('resized', () => void this.#refresh());
    this.webContents.on('close-wanted', () => this.close());
    this.#opened = this.#open(options).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      app.exit(1);
    });
  }

  async #open({x, y, backgroundColor = '#ffffff'}: BrowserWindowConstructorOptions): Promise<void> {
    const size = {width: this.#bounds.width, height: this.#bounds.height};
    const browser = await running.start(() =>
      startBrowser({
        profile: join(app.getPath('userData'), 'chromium'),
        size,
        background: backgroundColor,
        devTools: underTest,
      }),
    );
    const {targetId, session} = await browser.page(size);
    const {windowId} = await browser.root.send('Browser.getWindowForTarget', {targetId});
    this.#change = bounds => browser.root.send('Browser.setWindowBounds', {windowId, bounds});
    this.#refresh = async () => {
      const {bounds} = await browser.root.send('Browser.getWindowBounds', {windowId});
      const before = JSON.stringify([this.#state, this.#bounds]);
      this.#state = bounds.windowState ?? 'normal';
      if (this.#state === 'normal') {
        const {left = 0, top = 0, width = size.width, height = size.height} = bounds;
        this.#bounds = {x: left, y: top, width, height};
      }
      if (JSON.stringify([this.#state, this.#bounds]) !== before) this.emit('resize');
    };
    if (x !== undefined && y !== undefined) await this.#move({x, y, ...size});
    await this.webContents.wire(session, browser.root, browser.open);
  }

  /** Chromium takes a size only in a normal window, and a state only without a size. */
  async #move({x, y, width, height}: Partial<Rectangle>): Promise<void> {
    const bounds = {left: x, top: y, width, height};
    await this.#change?.({windowState: 'normal'}).catch(() => undefined);
    await this.#change?.(bounds as object).catch(() => undefined);
  }

  #become(state: WindowState, event: string): void {
    this.#state = state;
    void this.#opened.then(() => this.#change?.({windowState: state})).catch(() => undefined);
    this.emit(event);
  }

  #gone(): void {
    if (!running.windows.has(this)) return;
    if (!this.#closing) this.emit('close', preventable({}));
    running.windows.delete(this);
    all.splice(all.indexOf(this), 1);
    this.emit('closed');
    if (running.windows.size === 0) running.onAllClosed();
  }

  loadURL = (url: string): Promise<void> => this.webContents.loadURL(url);
  close = (): void => void this.leave();
  destroy = (): void => {
    this.#closing = true;
    this.webContents.leave().catch(() => undefined);
    this.webContents.lost();
  };
  /** Closes the window unless the app or the page holds it; resolves when that is decided. */
  leave = async (): Promise<void> => {
    await this.#opened;
    await this.#refresh().catch(() => undefined);
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented || this.isDestroyed()) return;
    this.#closing = true;
    await this.webContents.leave();
    this.#closing = this.isDestroyed();
  };
  reload = (): void => this.webContents.reload();
  isDestroyed = (): boolean => !running.windows.has(this);

  show = (): void => {
    this.#shown = true;
    if (this.#state === 'minimized') this.#become('normal', 'restore');
    this.emit('show');
  };
  showInactive = (): void => this.show();
  hide = (): void => {
    this.#shown = false;
    this.emit('hide');
  };
  focus = (): void => this.webContents.focus();
  blur = (): void => undefined;
  minimize = (): void => this.#become('minimized', 'minimize');
  maximize = (): void => this.#become('maximized', 'maximize');
  unmaximize = (): void => this.#become('normal', 'unmaximize');
  restore = (): void => this.#become('normal', 'restore');
  setFullScreen = (on: boolean): void =>
    this.#become(on ? 'fullscreen' : 'normal', on ? 'enter-full-screen' : 'leave-full-screen');
  isVisible = (): boolean => this.#shown;
  isFocused = (): boolean => all.at(-1) === this;
  isMinimized = (): boolean => this.#state === 'minimized';
  isMaximized = (): boolean => this.#state === 'maximized';
  isFullScreen = (): boolean => this.#state === 'fullscreen';

  getBounds = (): Rectangle => ({...this.#bounds});
  getNormalBounds = (): Rectangle => ({...this.#bounds});
  getSize = (): number[] => [this.#bounds.width, this.#bounds.height];
  setBounds = (bounds: Partial<Rectangle>): void => {
    this.#bounds = {...this.#bounds, ...bounds};
    void this.#opened.then(() => this.#move(this.#bounds));
    this.emit('resize');
  };
  setSize = (width: number, height: number): void => this.setBounds({width, height});
  center = (): void => undefined;
  setMinimumSize = (): void => undefined;
  setBackgroundColor = (): void => undefined;

  getTitle = (): string => this.webContents.getTitle();
  setTitle = (title: string): void => this.webContents.setTitle(title);
  setMenu = (): void => undefined;
  removeMenu = (): void => undefined;
  setMenuBarVisibility = (): void => undefined;
  setAutoHideMenuBar = (): void => undefined;
  setProgressBar = (): void => undefined;
  setDocumentEdited = (): void => undefined;
  setRepresentedFilename = (): void => undefined;
  flashFrame = (): void => undefined;
  setIcon = (): void => undefined;
}
