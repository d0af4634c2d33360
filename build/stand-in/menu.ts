import type {MenuItemConstructorOptions} from 'electron';
import type {MenuEntry} from './control.ts';

/** Electron's `MenuItem`. */
export class MenuItem {
  readonly options: MenuItemConstructorOptions;
  readonly id: string;
  readonly label: string;
  readonly role: string;
  readonly type: string;
  readonly accelerator: string;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;

  constructor(options: MenuItemConstructorOptions) {
    const {id = '', label, role = '', submenu, enabled = true, visible = true, checked = false, accelerator} = options;
    this.options = options;
    this.id = id;
    this.label = label ?? role;
    this.role = role;
    this.submenu =
      submenu === undefined
        ? undefined
        : submenu instanceof Menu
          ? submenu
          : Menu.buildFromTemplate(submenu as MenuItemConstructorOptions[]);
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    this.accelerator = typeof accelerator === 'string' ? accelerator : '';
    this.enabled = enabled;
    this.visible = visible;
    this.checked = checked;
  }

  /** Does what a person's click does. */
  click(window: unknown): void {
    if (this.type === 'checkbox') this.checked = !this.checked;
    const handler = this.options.click as ((item: unknown, window: unknown, event: unknown) => void) | undefined;
    handler?.(this, window, {triggeredByAccelerator: false});
  }
}

let applicationMenu: Menu | null = null;

/** Electron's `Menu`. It is never drawn: its entries are for tests, and its accelerators are left to the page. */
export class Menu {
  items: MenuItem[] = [];

  static buildFromTemplate = (template: readonly (MenuItemConstructorOptions | MenuItem)[]): Menu => {
    const menu = new Menu();
    menu.items = template.map(entry => (entry instanceof MenuItem ? entry : new MenuItem(entry)));
    return menu;
  };
  static setApplicationMenu = (menu: Menu | null): void => {
    applicationMenu = menu;
  };
  static getApplicationMenu = (): Menu | null => applicationMenu;

  append = (item: MenuItem): void => void this.items.push(item);
  popup = (): void => undefined;
  closePopup = (): void => undefined;
  getMenuItemById = (id: string): MenuItem | null => entriesOf(this).find(({item}) => item.id === id)?.item ?? null;
}

const entriesOf = (menu: Menu | null, above: readonly string[] = []): {path: string[]; item: MenuItem}[] =>
  (menu?.items ?? []).flatMap(item => {
    const path = [...above, item.label];
    return [{path, item}, ...entriesOf(item.submenu ?? null, path)];
  });

/** Every entry of the application menu that is not a line between entries. */
export const menuEntries = (): MenuEntry[] =>
  entriesOf(applicationMenu)
    .filter(({item}) => item.type !== 'separator')
    .map(({path, item: {id, role, accelerator, enabled, visible, checked}}) => ({
      path,
      id,
      role,
      accelerator,
      enabled,
      visible,
      checked,
    }));

/** Clicks an entry by id or path. Errors: there is none, or it is disabled. */
export const clickMenu = (wanted: string | readonly string[], window: unknown): void => {
  const name = typeof wanted === 'string' ? wanted : wanted.join(' › ');
  const found = entriesOf(applicationMenu).find(({path, item}) =>
    typeof wanted === 'string' ? item.id === wanted : path.join(' › ') === name,
  );
  if (!found) throw new Error(`The menu has no entry "${name}".`);
  if (!found.item.enabled) throw new Error(`The menu's entry "${name}" is disabled.`);
  found.item.click(window);
};
