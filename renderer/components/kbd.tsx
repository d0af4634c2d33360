import styles from './kbd.module.css';

const mac = /Mac/.test(navigator.platform);
const shown: Readonly<Record<string, string>> = mac
  ? {Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', ArrowDown: '↓', ArrowUp: '↑'}
  : {Mod: 'Ctrl', ArrowDown: '↓', ArrowUp: '↑', ArrowLeft: '←', ArrowRight: '→'};

/** Keys as this system names them: `Mod+K` is Ctrl K, or ⌘K on a Mac. */
export const Kbd = ({keys}: {keys: string}) => (
  <kbd className={styles.kbd}>
    {keys
      .split('+')
      .map(key => shown[key] ?? key)
      .join(mac ? '' : ' ')}
  </kbd>
);
