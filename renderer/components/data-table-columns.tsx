import {Columns3} from 'lucide-react';
import {useId, useMemo} from 'react';
import {createStore, type Store, useStore} from '../store.ts';
import {Button} from './button.tsx';
import type {Column} from './data-table.tsx';
import styles from './data-table-columns.module.css';
import {CheckField} from './field.tsx';

/** What is hidden, by table; remembered until the window closes. */
const hidden = new Map<string, Store<ReadonlySet<string>>>();

const hiddenOf = (table: string, first: readonly string[]): Store<ReadonlySet<string>> => {
  const known = hidden.get(table) ?? createStore<ReadonlySet<string>>(new Set(first));
  hidden.set(table, known);
  return known;
};

/** The columns of a table that are shown. `first`: those hidden until somebody wants them. */
export const useShownColumns = <Row,>(
  table: string,
  columns: readonly Column<Row>[],
  first: readonly string[] = [],
): readonly Column<Row>[] => {
  const away = useStore(hiddenOf(table, first));
  return useMemo(() => columns.filter(({id, always}) => always || !away.has(id)), [columns, away]);
};

/** A button that opens the list of columns to show. `first` as in `useShownColumns`. */
export const ColumnChooser = <Row,>({
  table,
  columns,
  first = [],
  label,
}: {
  table: string;
  columns: readonly Column<Row>[];
  first?: readonly string[];
  label: string;
}) => {
  const id = useId();
  const store = hiddenOf(table, first);
  const away = useStore(store);
  return (
    <>
      <Button icon={Columns3} popoverTarget={id}>
        {label}
      </Button>
      <div id={id} popover="auto" role="dialog" aria-label={label} className={styles.chooser}>
        {columns
          .filter(({always}) => !always)
          .map(column => (
            <CheckField
              key={column.id}
              label={column.title}
              checked={!away.has(column.id)}
              onCheck={show =>
                store.set(before => {
                  const next = new Set(before);
                  if (show) next.delete(column.id);
                  else next.add(column.id);
                  return next;
                })
              }
            />
          ))}
      </div>
    </>
  );
};
