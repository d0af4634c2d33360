import {useLayoutEffect, useRef, useState} from 'react';
import {createPortal} from 'react-dom';
import type {OutlineEntry} from '../../../main/contract/views.ts';
import {StateLabel} from '../../components/state-mark.tsx';
import {visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import styles from './cell-tip.module.css';
import {entryFacts, entryId} from './outline.ts';

const gap = 6;

/** What a cell stands for, beside it: id, name, state, what was asked and read, and its ids in the other edition. */
export const CellTip = ({id, entry, cell}: {id: string; entry: OutlineEntry; cell: HTMLElement}) => {
  const ref = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<{left: number; top: number}>();
  useLayoutEffect(() => {
    const box = ref.current?.getBoundingClientRect();
    if (!box) return;
    const over = cell.getBoundingClientRect();
    const below = over.bottom + gap + box.height < window.innerHeight;
    setAt({
      left: Math.max(gap, Math.min(over.left, window.innerWidth - box.width - gap)),
      top: below ? over.bottom + gap : over.top - gap - box.height,
    });
  }, [cell]);
  return createPortal(
    <div
      ref={ref}
      id={id}
      role="tooltip"
      className={styles.tip}
      style={at ? {...at} : {visibility: 'hidden', left: 0, top: 0}}
    >
      <p className={styles.name}>
        {entryId(entry) && <span className={styles.id}>{entryId(entry)}</span>} {visible(entry.name)}
      </p>
      <StateLabel state={entry.state} />
      <ul className={styles.facts}>
        {entryFacts(entry).map(fact => (
          <li key={fact}>{fact}</li>
        ))}
        {entry.control && entry.id.startsWith('A.') && <Counterparts control={entry.control} />}
      </ul>
    </div>,
    cell.closest('main') ?? document.body,
  );
};

const Counterparts = ({control}: {control: NonNullable<OutlineEntry['control']>}) => {
  const found = useEngine('controls.get', {control}).data?.counterparts;
  // Its line is kept while it is asked for, so that the card does not grow under the pointer.
  return (
    <li>{found && found.ids.length > 0 ? texts.overview.cell.counterparts(found.edition, found.ids) : '\u00a0'}</li>
  );
};
