// biome-ignore-all lint/a11y/useSemanticElements: a table of absolute rows; the platform's table elements cannot be virtual
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus (aria-activedescendant)
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys for its rows
import {useVirtualizer} from '@tanstack/react-virtual';
import {ArrowDown, ArrowUp} from 'lucide-react';
import {type KeyboardEvent, type ReactNode, useEffect, useRef} from 'react';
import styles from './data-table.module.css';

export type Column<Row> = {
  readonly id: string;
  readonly title: string;
  /** A CSS grid track: `120px`, `minmax(160px, 2fr)`. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  readonly sortable?: boolean;
};

export type Sort = {readonly by: string; readonly descending: boolean};

/** A heading in front of the row at `index`. */
export type GroupHead = {readonly index: number; readonly label: ReactNode; readonly count: number};

const rowHeight = 32;

/**
 * A table of any length: only what is in sight is drawn. Rows that are not here yet are `undefined` and keep their place.
 * Arrow keys, Page, Home and End move the selection; Enter opens it.
 */
export const DataTable = <Row,>({
  label,
  columns,
  total,
  rowAt,
  keyOf,
  selected,
  onSelect,
  onOpen,
  sort,
  onSort,
  groups = [],
  onRange,
  empty,
}: {
  label: string;
  columns: readonly Column<Row>[];
  total: number;
  rowAt: (index: number) => Row | undefined;
  keyOf: (row: Row) => string;
  /** Index of the selected row. */
  selected?: number | undefined;
  onSelect?: (index: number) => void;
  onOpen?: (index: number) => void;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  groups?: readonly GroupHead[];
  /** The rows in sight, for those who fetch them page by page. */
  onRange?: (first: number, last: number) => void;
  empty?: ReactNode;
}) => {
  const scroller = useRef<HTMLDivElement>(null);
  // A group's heading takes a line of its own in front of its first row.
  const lineOfRow = (row: number) => row + groups.filter(group => group.index <= row).length;
  const heads = new Map(groups.map((group, at) => [group.index + at, group]));
  const rowOfLine = (line: number) => line - [...heads.keys()].filter(at => at < line).length;
  const lines = total + groups.length;
  const virtual = useVirtualizer({
    count: lines,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const first = items[0] ? rowOfLine(items[0].index) : 0;
  const last = items.length > 0 ? Math.min(total - 1, rowOfLine(items.at(-1)?.index ?? 0)) : 0;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the selection moves, not whenever rows arrive
  useEffect(() => {
    if (selected !== undefined && selected < total) virtual.scrollToIndex(lineOfRow(selected), {align: 'auto'});
  }, [selected]);

  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 320) / rowHeight) - 2);
  const moves: Readonly<Record<string, (at: number) => number>> = {
    ArrowDown: at => at + 1,
    ArrowUp: at => at - 1,
    j: at => at + 1,
    k: at => at - 1,
    PageDown: at => at + page,
    PageUp: at => at - page,
    ['Home']: () => 0,
    ['End']: () => total - 1,
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== scroller.current || event.ctrlKey || event.metaKey || event.altKey || total === 0) return;
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      onSelect?.(selected === undefined ? 0 : Math.max(0, Math.min(total - 1, move(selected))));
    } else if (event.key === 'Enter' && selected !== undefined) {
      event.preventDefault();
      onOpen?.(selected);
    }
  };
  const grid = {gridTemplateColumns: columns.map(column => column.width).join(' ')};
  const selectedRow = selected === undefined ? undefined : rowAt(selected);
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        tabIndex={0}
        onKeyDown={onKey}
        {...(selectedRow ? {'aria-activedescendant': `row-${keyOf(selectedRow)}`} : {})}
      >
        <div role="row" aria-rowindex={1} className={styles.headRow} style={grid}>
          {columns.map(column => {
            const sorted = sort?.by === column.id;
            return (
              <div
                key={column.id}
                role="columnheader"
                className={column.numeric ? styles.numeric : styles.cell}
                {...(sorted ? {'aria-sort': sort?.descending ? 'descending' : 'ascending'} : {})}
              >
                {column.sortable && onSort ? (
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={() => onSort({by: column.id, descending: sorted ? !sort?.descending : false})}
                  >
                    {column.title}
                    {sorted &&
                      (sort?.descending ? (
                        <ArrowDown size={12} aria-hidden="true" />
                      ) : (
                        <ArrowUp size={12} aria-hidden="true" />
                      ))}
                  </button>
                ) : (
                  column.title
                )}
              </div>
            );
          })}
        </div>
        {total === 0 && empty ? (
          <div className={styles.empty}>{empty}</div>
        ) : (
          <div className={styles.body} style={{height: virtual.getTotalSize()}} role="presentation">
            {items.map(item => {
              const place = {...grid, transform: `translateY(${item.start}px)`};
              const head = heads.get(item.index);
              if (head) {
                return (
                  <div key={item.key} role="row" className={styles.group} style={{transform: place.transform}}>
                    <div role="gridcell" aria-colspan={columns.length}>
                      {head.label} <span className={styles.groupCount}>{head.count}</span>
                    </div>
                  </div>
                );
              }
              const index = rowOfLine(item.index);
              const row = rowAt(index);
              return (
                <div
                  key={item.key}
                  id={row ? `row-${keyOf(row)}` : undefined}
                  role="row"
                  aria-rowindex={index + 2}
                  aria-selected={index === selected}
                  className={styles.row}
                  style={place}
                  onClick={() => onSelect?.(index)}
                  onDoubleClick={() => onOpen?.(index)}
                >
                  {columns.map(column => (
                    <div key={column.id} role="gridcell" className={column.numeric ? styles.numeric : styles.cell}>
                      {row ? column.cell(row) : <i className={styles.waiting} />}
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
};
