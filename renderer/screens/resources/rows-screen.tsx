import {type ReactNode, useCallback, useEffect, useMemo, useRef, useState} from 'react';
import type {Facet, RowGroup} from '../../../main/contract/views.ts';
import {Button} from '../../components/button.tsx';
import {type Column, DataTable, type Sort} from '../../components/data-table.tsx';
import {EmptyState} from '../../components/empty-state.tsx';
import type {Page, PagedState} from '../../components/paged-rows.ts';
import {Problem} from '../../components/problem.tsx';
import {Screen} from '../../components/screen.tsx';
import {Tabs} from '../../components/tabs.tsx';
import {count} from '../../format.ts';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {Facets} from './facets.tsx';
import {groupLabel} from './group-label.tsx';
import styles from './rows-screen.module.css';
import {RowsToolbar} from './rows-toolbar.tsx';
import {closed, show} from './show.ts';
import {type FacetName, isFiltered, type Place, sortField, sortOf, unfiltered, type View} from './table-place.ts';
import {useExport} from './use-export.ts';
import {useRowKeys} from './use-row-keys.ts';
import {useSpace} from './use-space.ts';

type Answer<Row> = Page<Row> & {
  readonly of: number;
  readonly facets: Readonly<Partial<Record<FacetName, readonly Facet[]>>>;
  readonly groups: readonly RowGroup[];
};

/** One of the two tables with its facets, its tools and the detail of a row. */
export const RowsScreen = <Row,>({
  view,
  place,
  query,
  paged,
  columns,
  allColumns,
  hiddenFirst,
  keyOf,
  label,
  onOpen,
  detail,
}: {
  view: View;
  place: Place;
  query: Readonly<Record<string, unknown>>;
  paged: PagedState<Answer<Row>> & {look: (first: number, last: number) => void; again: () => void};
  columns: readonly Column<Row>[];
  allColumns: readonly Column<Row>[];
  hiddenFirst: readonly string[];
  keyOf: (row: Row) => string;
  label: string;
  onOpen: (row: Row) => void;
  detail: ReactNode | undefined;
}) => {
  const {answer, rowAt, shown, look} = paged;
  const grid = useRef<HTMLDivElement>(null);
  const filter = useRef<HTMLInputElement>(null);
  const [selected, setSelected] = useState<number>();
  const rows = useRef(rowAt);
  rows.current = rowAt;
  const open = useRef(onOpen);
  open.current = onOpen;
  const isOpen = detail !== undefined;
  const wide = useSpace();
  const exporting = useExport(view, query);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows, so none of them is chosen
  useEffect(() => setSelected(undefined), [shown]);

  // An open detail follows the selection once it rests.
  const following = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(following.current), []);
  const openAt = useCallback((index: number) => {
    const row = rows.current(index);
    if (row !== undefined) open.current(row);
  }, []);
  const select = useCallback(
    (index: number, by: 'key' | 'pointer') => {
      setSelected(index);
      clearTimeout(following.current);
      if (by === 'pointer') openAt(index);
      else if (isOpen) following.current = setTimeout(() => openAt(index), 90);
    },
    [isOpen, openAt],
  );
  const close = () => {
    clearTimeout(following.current);
    show(closed(place));
    grid.current?.focus();
  };
  useRowKeys({place, filter, total: answer?.total ?? 0, selected, select, isOpen, close, exportShown: exporting.start});

  const groups = useMemo(() => {
    let index = 0;
    return (answer?.groups ?? []).map(group => {
      const head = {index, label: groupLabel(group), count: group.count};
      index += group.count;
      return head;
    });
  }, [answer]);
  const sort = useMemo(() => sortOf(place), [place]);
  const onSort = useCallback((next: Sort) => show({...closed(place), sort: sortField(next)}), [place]);

  return (
    <Screen
      title={texts.screens.resources}
      width="full"
      fixed
      lead={
        (wide || !isOpen) && answer?.of !== 0 ? (
          <Facets facets={answer?.facets ?? {}} place={place} onPlace={show} />
        ) : undefined
      }
      aside={detail}
    >
      <Tabs<View>
        fill
        label={texts.resources.views}
        value={view}
        tabs={[
          {value: 'verdicts', label: texts.resources.verdicts},
          {value: 'resources', label: texts.resources.resources},
        ]}
        onChoose={next => show({...closed(withoutOrder(place)), view: next})}
      >
        {exporting.error && <Problem error={exporting.error} />}
        {paged.error && <Problem error={paged.error} onRetry={paged.again} />}
        {answer?.of === 0 ? (
          <NothingCollected />
        ) : (
          <>
            <RowsToolbar
              place={place}
              view={view}
              input={filter}
              counts={answer && texts.resources.shownOf(count(answer.total), count(answer.of))}
              columns={allColumns}
              hiddenFirst={hiddenFirst}
              onDown={() => grid.current?.focus()}
              exporting={exporting}
            />
            <div className={styles.table}>
              <DataTable
                ref={grid}
                label={label}
                columns={columns}
                total={answer?.total ?? 0}
                rowAt={rowAt}
                keyOf={keyOf}
                selected={selected}
                onSelect={select}
                onOpen={openAt}
                sort={sort}
                onSort={onSort}
                groups={groups}
                onRange={look}
                busy={paged.pending}
                top={shown}
                empty={answer && <NoMatch place={place} of={answer.of} />}
              />
            </div>
          </>
        )}
      </Tabs>
    </Screen>
  );
};

const withoutOrder = ({sort: _, group: __, ...place}: Place): Place => place;

const NothingCollected = () => (
  <EmptyState
    title={texts.resources.nothingCollected}
    actions={
      <Button kind="primary" onClick={() => go('collect')}>
        {texts.resources.goCollect}
      </Button>
    }
  >
    <p>{texts.resources.nothingCollectedAbout}</p>
  </EmptyState>
);

const NoMatch = ({place, of}: {place: Place; of: number}) => (
  <EmptyState
    title={texts.resources.noMatch}
    actions={isFiltered(place) && <Button onClick={() => show(unfiltered(place))}>{texts.resources.clear}</Button>}
  >
    <p>{texts.resources.noMatchAbout(count(of))}</p>
  </EmptyState>
);
