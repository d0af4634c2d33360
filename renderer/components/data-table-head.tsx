// biome-ignore-all lint/a11y/useSemanticElements: a table of absolute rows; the platform's table elements cannot be virtual
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus (aria-activedescendant)
import {ArrowDown, ArrowUp} from 'lucide-react';
import styles from './data-table.module.css';
import type {Column, Sort} from './data-table-types.ts';

/** The head of a table; what can be sorted by is a button, pressed again it turns the order. */
export const DataTableHead = <Row,>({
  columns,
  sort,
  onSort,
}: {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}) => (
  <div role="row" aria-rowindex={1} className={styles.headRow}>
    {columns.map((column, at) => {
      const sorted = sort?.by === column.id ? sort : undefined;
      const Arrow = sorted?.descending ? ArrowDown : ArrowUp;
      const sortable = column.sortable && onSort;
      return (
        <div
          key={column.id}
          role="columnheader"
          aria-colindex={at + 1}
          className={column.numeric ? styles.numeric : styles.cell}
          {...(sortable ? {'aria-sort': sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none'} : {})}
        >
          {sortable ? (
            <button
              type="button"
              className={styles.sort}
              onClick={() => onSort({by: column.id, descending: sorted ? !sorted.descending : false})}
            >
              <span className={styles.title}>{column.title}</span>
              <Arrow size={12} aria-hidden="true" className={sorted ? styles.arrow : styles.noArrow} />
            </button>
          ) : (
            <span className={styles.title}>{column.title}</span>
          )}
        </div>
      );
    })}
  </div>
);
