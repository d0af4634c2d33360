// biome-ignore-all lint/a11y/useSemanticElements: a table of absolute rows; the platform's table elements cannot be virtual
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus (aria-activedescendant)
import {memo} from 'react';
import {count} from '../format.ts';
import styles from './data-table.module.css';
import {rowHeight} from './data-table-lines.ts';
import type {Column, GroupHead} from './data-table-types.ts';

const placeOf = (line: number) => ({top: line * rowHeight});

type RowLineProps<Row> = {
  readonly id: string;
  /** What the row is known by, for tests and styles; undefined while it is on its way. */
  readonly name: string | undefined;
  readonly line: number;
  readonly index: number;
  readonly row: Row | undefined;
  readonly columns: readonly Column<Row>[];
  readonly selected: boolean;
};

const DrawnRow = <Row,>({id, name, line, index, row, columns, selected}: RowLineProps<Row>) => (
  <div
    id={id}
    role="row"
    aria-rowindex={line + 2}
    aria-selected={selected}
    aria-busy={row === undefined || undefined}
    className={styles.row}
    style={placeOf(line)}
    data-row={index}
    data-key={name}
  >
    {columns.map((column, at) => (
      <div
        key={column.id}
        role="gridcell"
        aria-colindex={at + 1}
        className={column.numeric ? styles.numeric : styles.cell}
      >
        {row === undefined ? <i className={styles.waiting} /> : column.cell(row)}
      </div>
    ))}
  </div>
);

/** One row; drawn again only when itself, the columns or its selection change. */
export const RowLine = memo(DrawnRow) as typeof DrawnRow;

/** The heading of a group: over all columns, in sight while one scrolls sideways. */
export const GroupLine = memo(({line, head, columns}: {line: number; head: GroupHead; columns: number}) => (
  <div role="row" aria-rowindex={line + 2} className={styles.group} style={placeOf(line)}>
    <div role="gridcell" aria-colindex={1} aria-colspan={columns} className={styles.groupCell}>
      {head.label} <span className={styles.groupCount}>{count(head.count)}</span>
    </div>
  </div>
));
