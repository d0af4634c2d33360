import {type KeyboardEvent, type MouseEvent, useId, useRef, useState} from 'react';
import type {OutlineEntry, OutlineGroup} from '../../../main/contract/views.ts';
import {visible} from '../../format.ts';
import {go, type Route} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {CellTip} from './cell-tip.tsx';
import styles from './heat-map.module.css';
import {HeatMark} from './heat-mark.tsx';
import {allAsked, entriesOf, entryLabel, placeOfEntry, placeOfGroup} from './outline.ts';
import {hashOfRoute} from './place.ts';
import {moveIn, type Spot} from './roving.ts';

const follow = (place: Route) => (event: MouseEvent) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(place.screen, place.at);
};

type Shown = {readonly entry: OutlineEntry; readonly cell: HTMLElement};

/** Groups as rows, their controls as cells that lead to the questions. One stop of the Tab key; arrows move within. */
export const HeatMap = ({groups, caption}: {groups: readonly OutlineGroup[]; caption: string}) => {
  const words = texts.overview;
  const tip = useId();
  const body = useRef<HTMLTableSectionElement>(null);
  const [spot, setSpot] = useState<Spot>({row: 0, column: 0});
  const [shown, setShown] = useState<Shown>();
  const rows = groups.map(group => ({group, entries: entriesOf(group)}));
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && shown) {
      event.stopPropagation();
      setShown(undefined);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target as HTMLElement).matches('[data-cell]')) return;
    const next = moveIn(
      rows.map(({entries}) => entries.length),
      spot,
      event.key,
    );
    if (!next) return;
    event.preventDefault();
    body.current?.querySelector<HTMLElement>(`[data-cell="${next.row}.${next.column}"]`)?.focus();
  };
  return (
    <table className={styles.map}>
      <caption className="unseen">
        {caption}. {words.keys}
      </caption>
      <colgroup>
        <col />
        <col className={styles.cellsColumn} />
        <col className={styles.askedColumn} />
      </colgroup>
      <thead className="unseen">
        <tr>
          <th scope="col">{words.column.group}</th>
          <th scope="col">{words.column.states}</th>
          <th scope="col">{words.column.asked}</th>
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={onKey} onPointerLeave={() => setShown(undefined)}>
        {rows.map(({group, entries}, row) => (
          <tr key={group.id}>
            <th scope="row" className={styles.head}>
              <div className={styles.named}>
                {group.kind !== 'review' && <span className={styles.id}>{group.id}</span>}
                <a
                  href={hashOfRoute(placeOfGroup(group))}
                  className={styles.name}
                  onClick={follow(placeOfGroup(group))}
                >
                  {visible(group.name)}
                </a>
              </div>
            </th>
            <td>
              <div className={styles.cells}>
                {entries.map((entry, column) => (
                  <a
                    key={`${entry.control?.edition ?? ''}${entry.id}`}
                    data-cell={`${row}.${column}`}
                    href={hashOfRoute(placeOfEntry(group, entry))}
                    className={styles.cell}
                    aria-label={entryLabel(entry)}
                    tabIndex={spot.row === row && spot.column === column ? 0 : -1}
                    onClick={follow(placeOfEntry(group, entry))}
                    onFocus={event => {
                      setSpot({row, column});
                      setShown({entry, cell: event.currentTarget});
                    }}
                    onBlur={() => setShown(undefined)}
                    onPointerEnter={event => setShown({entry, cell: event.currentTarget})}
                  >
                    <HeatMark state={entry.state} />
                  </a>
                ))}
              </div>
            </td>
            <td className={styles.asked} title={words.allAsked(allAsked(entries), entries.length)}>
              {words.figures.of(allAsked(entries), entries.length)}
            </td>
          </tr>
        ))}
      </tbody>
      {shown && <CellTip key={shown.entry.id} id={tip} entry={shown.entry} cell={shown.cell} />}
    </table>
  );
};
