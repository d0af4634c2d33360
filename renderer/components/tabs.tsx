import {type KeyboardEvent, type ReactNode, useId, useRef} from 'react';
import styles from './tabs.module.css';

export type Tab<V extends string> = {readonly value: V; readonly label: ReactNode; readonly count?: ReactNode};

/** Views of one thing, switched by arrow keys as well (WAI-ARIA tabs). */
export const Tabs = <V extends string>({
  label,
  tabs,
  value,
  onChoose,
  fill = false,
  children,
}: {
  label: string;
  tabs: readonly Tab<V>[];
  value: V;
  onChoose: (value: V) => void;
  /** The panel takes the height that is left; something inside it scrolls. */
  fill?: boolean;
  children: ReactNode;
}) => {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = (tabs.findIndex(tab => tab.value === value) + step + tabs.length) % tabs.length;
    const tab = tabs[next];
    if (!tab) return;
    onChoose(tab.value);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={label} className={styles.tabs} ref={list} onKeyDown={move}>
        {tabs.map(tab => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            className={styles.tab}
            onClick={() => onChoose(tab.value)}
          >
            {tab.label}
            {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${value}`}
        className={fill ? styles.fill : styles.panel}
      >
        {children}
      </div>
    </>
  );
};
