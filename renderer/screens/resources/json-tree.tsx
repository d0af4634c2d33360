import {ChevronDown, ChevronRight} from 'lucide-react';
import {useState} from 'react';
import {count, visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './json-tree.module.css';

const slice = 100;
const longText = 600;
/** Levels with at most so many entries are open from the start. */
const small = 12;

/** A value of JSON. What is closed is not drawn, and of what is long only the beginning, so that any size can be shown. */
export const JsonTree = ({value, open = true}: {value: unknown; open?: boolean}) => (
  <div className={styles.tree}>
    <Value value={value} open={open} depth={0} />
  </div>
);

const entriesOf = (value: object): [string, unknown][] =>
  Array.isArray(value) ? value.map((item, at) => [String(at), item]) : Object.entries(value);

const isBranch = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

const Value = ({value, open, depth}: {value: unknown; open: boolean; depth: number}) => {
  const [shown, setShown] = useState(slice);
  if (!isBranch(value)) return <Leaf value={value} />;
  if (!open) return null;
  const entries = entriesOf(value);
  return (
    <ul className={styles.level}>
      {entries.slice(0, shown).map(([name, child]) => (
        <Entry key={name} name={name} value={child} depth={depth + 1} />
      ))}
      {entries.length > shown && (
        <li>
          <button type="button" className={styles.more} onClick={() => setShown(shown + slice)}>
            {texts.resources.more(count(Math.min(slice, entries.length - shown)))}
          </button>
        </li>
      )}
    </ul>
  );
};

const Entry = ({name, value, depth}: {name: string; value: unknown; depth: number}) => {
  const branch = isBranch(value);
  const size = branch ? Object.keys(value).length : 0;
  const [open, setOpen] = useState(depth < 3 && size <= small);
  if (!branch) {
    return (
      <li className={styles.entry}>
        <span className={styles.name}>{visible(name)}</span> <Leaf value={value} />
      </li>
    );
  }
  const Arrow = open ? ChevronDown : ChevronRight;
  return (
    <li>
      <button type="button" className={styles.branch} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Arrow size={12} aria-hidden="true" />
        <span className={styles.name}>{visible(name)}</span>
        <span className={styles.size}>
          {Array.isArray(value) ? texts.resources.items(size) : texts.resources.fields(size)}
        </span>
      </button>
      <Value value={value} open={open} depth={depth} />
    </li>
  );
};

const Leaf = ({value}: {value: unknown}) => {
  const [whole, setWhole] = useState(false);
  if (typeof value !== 'string') return <code className={styles.other}>{JSON.stringify(value) ?? ''}</code>;
  const cut = value.length > longText && !whole;
  return (
    <>
      <code className={styles.text}>{visible(cut ? `${value.slice(0, longText)}…` : value)}</code>
      {cut && (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          {texts.resources.wholeText(count(value.length))}
        </button>
      )}
    </>
  );
};
