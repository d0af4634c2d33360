import {Kbd} from '../components/kbd.tsx';
import {StateMark} from '../components/state-mark.tsx';
import {visible} from '../format.ts';
import {excerptParts} from './excerpt.ts';
import styles from './palette.module.css';
import type {PaletteItem} from './palette-items.ts';

/** One line of the palette; the keyboard stays in the input, so it is no stop of its own. */
export const PaletteOption = ({
  id,
  index,
  item,
  active,
  onHover,
  onChoose,
}: {
  id: string;
  index: number;
  item: PaletteItem;
  active: boolean;
  onHover: () => void;
  onChoose: () => void;
}) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the input does the same
  // biome-ignore lint/a11y/useFocusableInteractive: pointed at by aria-activedescendant
  <div
    id={id}
    data-index={index}
    role="option"
    aria-selected={active}
    className={styles.option}
    onPointerMove={active ? undefined : onHover}
    onClick={onChoose}
  >
    {item.state && <StateMark state={item.state} label />}
    {item.id && <span className={styles.id}>{visible(item.id)}</span>}
    <span className={styles.title}>{visible(item.title)}</span>
    {item.detail && <span className={styles.detail}>{visible(item.detail)}</span>}
    {item.keys && <Kbd keys={item.keys} />}
    {item.excerpt && item.excerpt !== item.title && (
      <span className={styles.excerpt}>
        {excerptParts(item.excerpt).map((part, at) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in their order
          part.marked ? <mark key={at}>{visible(part.text)}</mark> : <span key={at}>{visible(part.text)}</span>,
        )}
      </span>
    )}
  </div>
);
