// biome-ignore-all lint/a11y/useSemanticElements: a table of absolute rows; the platform's table elements cannot be virtual
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus (aria-activedescendant)
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys for its rows
// biome-ignore-all lint/a11y/noStaticElementInteractions: the same
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import {flushSync} from 'react-dom';
import styles from './data-table.module.css';
import {DataTableHead} from './data-table-head.tsx';
import {
  type Drawn,
  drawnLines,
  headHeight,
  layLines,
  leastWidth,
  movedBy,
  rowHeight,
  scrollFor,
} from './data-table-lines.ts';
import {GroupLine, RowLine} from './data-table-rows.tsx';
import type {Column, GroupHead, Sort} from './data-table-types.ts';

export type {Column, GroupHead, Sort};

const noGroups: readonly GroupHead[] = [];

/**
 * A table of any length: only what is in sight is drawn. Rows that are not here yet are `undefined` and keep their place.
 * Arrow keys, J and K, Page, Home and End move the selection; Enter opens it. Keep `columns` and `rowAt` the same from one
 * drawing to the next where they are: rows that stay the same are then not drawn again.
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
  groups = noGroups,
  onRange,
  empty,
  busy = false,
  top,
  ref,
}: {
  label: string;
  columns: readonly Column<Row>[];
  total: number;
  rowAt: (index: number) => Row | undefined;
  keyOf: (row: Row) => string;
  /** Index of the selected row. */
  selected?: number | undefined;
  onSelect?: (index: number, by: 'key' | 'pointer') => void;
  onOpen?: (index: number) => void;
  sort?: Sort | undefined;
  onSort?: (sort: Sort) => void;
  groups?: readonly GroupHead[];
  /** The rows in sight, for those who fetch them page by page. */
  onRange?: (first: number, last: number) => void;
  empty?: ReactNode;
  /** Other rows are on their way. */
  busy?: boolean;
  /** When it changes, the table shows its beginning: the rows are others now. */
  top?: unknown;
  ref?: Ref<HTMLDivElement>;
}) => {
  const scroller = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => scroller.current as HTMLDivElement, []);
  const id = useId();
  const [drawn, setDrawn] = useState<Drawn>(() => drawnLines(0, 640));
  const lines = useMemo(() => layLines(total, groups), [total, groups]);
  const last = Math.min(drawn.last, lines.count - 1);
  const chosen = selected !== undefined && selected < total ? selected : undefined;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const draw = (now: boolean) => {
      const next = drawnLines(element.scrollTop, element.clientHeight);
      const set = () => setDrawn(before => (before.first === next.first && before.last === next.last ? before : next));
      // In the frame that scrolls, so that no empty lines are painted.
      if (now) flushSync(set);
      else set();
    };
    const onScroll = () => draw(true);
    const sizes = new ResizeObserver(() => draw(false));
    element.addEventListener('scroll', onScroll, {passive: true});
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      sizes.disconnect();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the rows are others
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [top]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the selection moves, not whenever rows arrive
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || chosen === undefined) return;
    const place = scrollFor(lines.lineOfRow(chosen), element.scrollTop, element.clientHeight);
    if (place !== element.scrollTop) element.scrollTop = place;
  }, [chosen]);

  const firstRow = lines.rowOfLine(Math.min(drawn.first, Math.max(0, lines.count - 1)));
  const lastRow = Math.min(Math.max(0, total - 1), lines.rowOfLine(Math.max(0, last)));
  useEffect(() => {
    if (total > 0) onRange?.(firstRow, lastRow);
  }, [onRange, firstRow, lastRow, total]);

  const onKey = (event: KeyboardEvent) => {
    if (event.target !== scroller.current || event.ctrlKey || event.metaKey || event.altKey || total === 0) return;
    const height = scroller.current?.clientHeight ?? 320;
    const page = Math.max(1, Math.floor((height - headHeight) / rowHeight) - 1);
    const to = movedBy(event.key, chosen, total, page);
    if (to !== undefined) {
      event.preventDefault();
      onSelect?.(to, 'key');
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      onOpen?.(chosen);
    }
  };
  const onPointer = (act: ((index: number) => void) | undefined) => (event: MouseEvent) => {
    const line = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (line) act?.(Number(line.dataset.row));
  };

  const shown = [];
  for (let line = Math.min(drawn.first, Math.max(0, last)); line <= last; line++) shown.push(line);
  // What assistive technology is told to be at must be there, also out of sight.
  if (chosen !== undefined) {
    const line = lines.lineOfRow(chosen);
    if (line < drawn.first) shown.unshift(line);
    else if (line > last) shown.push(line);
  }
  const place: CSSProperties & Record<`--${string}`, string> = {
    '--tracks': columns.map(column => column.width).join(' '),
    minWidth: leastWidth(columns),
  };
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={lines.count + 1}
        aria-colcount={columns.length}
        aria-busy={busy || undefined}
        tabIndex={0}
        onKeyDown={onKey}
        {...(chosen === undefined ? {} : {'aria-activedescendant': `${id}-${chosen}`})}
      >
        <div className={styles.inner} style={place} role="presentation">
          <DataTableHead columns={columns} sort={sort} onSort={onSort} />
          {total === 0 && empty ? (
            <div className={styles.empty} role="row">
              <div role="gridcell" aria-colspan={columns.length}>
                {empty}
              </div>
            </div>
          ) : (
            <div
              className={styles.body}
              style={{height: lines.count * rowHeight}}
              role="rowgroup"
              onClick={onPointer(index => onSelect?.(index, 'pointer'))}
              onDoubleClick={onPointer(onOpen)}
            >
              {shown.map(line => {
                const group = lines.headAt(line);
                const head = group === undefined ? undefined : groups[group];
                if (head) return <GroupLine key={`g${group}`} line={line} head={head} columns={columns.length} />;
                const index = lines.rowOfLine(line);
                const row = rowAt(index);
                return (
                  <RowLine
                    key={line}
                    id={`${id}-${index}`}
                    name={row === undefined ? undefined : keyOf(row)}
                    line={line}
                    index={index}
                    row={row}
                    columns={columns}
                    selected={index === chosen}
                  />
                );
              })}
            </div>
          )}
        </div>
      </div>
    </div>
  );
};
