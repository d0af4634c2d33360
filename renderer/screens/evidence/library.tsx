import {FileDown, Paperclip, Search} from 'lucide-react';
import {type ReactNode, useEffect, useRef, useState} from 'react';
import type {Output} from '../../../main/contract/methods.ts';
import {useCommands} from '../../commands/commands.ts';
import {Button} from '../../components/button.tsx';
import {DataTable} from '../../components/data-table.tsx';
import {ColumnChooser, useShownColumns} from '../../components/data-table-columns.tsx';
import {EmptyState} from '../../components/empty-state.tsx';
import {Problem} from '../../components/problem.tsx';
import {Screen} from '../../components/screen.tsx';
import type {usePagedRows} from '../../components/use-paged-rows.ts';
import {count} from '../../format.ts';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {columns, firstHidden} from './columns.tsx';
import {FacetBar} from './facet-bar.tsx';
import styles from './library.module.css';
import {type FacetName, type LibraryState, libraryState, narrowed, toggled} from './library-state.ts';
import {Peek} from './peek.tsx';
import {useExport} from './use-export.ts';
import {useWide} from './use-wide.ts';

type Rows = ReturnType<typeof usePagedRows<'evidence.query'>>;
type Item = Output<'evidence.query'>['items'][number];
const facetNames: readonly FacetName[] = ['kinds', 'classifications'];
const words = texts.evidence;

/** The library: every item of evidence as a row, what is selected beside it. */
export const Library = ({
  rows,
  state,
  onState,
  onAttach,
  jobs,
}: {
  rows: Rows;
  state: LibraryState;
  onState: (state: LibraryState) => void;
  onAttach: () => void;
  jobs: ReactNode;
}) => {
  const {answer, rowAt, pending, error, shown, look, again} = rows;
  const wide = useWide(1180);
  const field = useRef<HTMLInputElement>(null);
  const visibleColumns = useShownColumns('evidence', columns, firstHidden);
  const csv = useExport(state);
  const selected = state.selected === undefined ? undefined : (rowAt(state.selected) as Item | undefined);
  const open = (index: number) => {
    const item = rowAt(index) as Item | undefined;
    if (item) {
      onState({...state, selected: index});
      go('evidence', {id: item.id});
    }
  };
  useCommands([
    {
      id: 'evidence:find',
      title: words.search,
      group: texts.screens.evidence,
      keys: '/',
      run: () => field.current?.focus(),
    },
    {id: 'evidence:attach', title: words.attach, group: texts.screens.evidence, keys: 'A', run: onAttach},
  ]);
  const nothing = answer !== undefined && answer.of === 0;
  return (
    <Screen
      title={texts.screens.evidence}
      width="full"
      fixed
      actions={
        <>
          <ColumnChooser table="evidence" columns={columns} first={firstHidden} label={words.chooseColumns} />
          <Button
            icon={FileDown}
            busy={csv.busy}
            disabled={!answer || answer.total === 0}
            onClick={() => void csv.save()}
          >
            {words.exportCsv}
          </Button>
          <Button kind="primary" icon={Paperclip} shortcut="A" onClick={onAttach}>
            {words.attach}
          </Button>
        </>
      }
      aside={
        wide && !nothing ? (
          selected ? (
            <Peek id={selected.id} onOpen={() => open(state.selected ?? 0)} />
          ) : (
            <p className={styles.hint}>{words.selectHint}</p>
          )
        ) : undefined
      }
    >
      {csv.error && <Problem error={csv.error} />}
      {jobs}
      {nothing ? (
        <EmptyState title={words.emptyTitle} actions={<EmptyActions onAttach={onAttach} />}>
          {words.emptyText}
        </EmptyState>
      ) : (
        <>
          <div className={styles.bar}>
            <SearchField
              text={state.text}
              field={field}
              onText={text => onState({...state, text, selected: undefined})}
            />
            {facetNames.map(name => (
              <FacetBar
                key={name}
                name={name}
                facets={answer?.facets[name] ?? []}
                chosen={state[name]}
                onToggle={value => onState(toggled(state, name, value))}
              />
            ))}
            <output className={styles.total} aria-live="polite">
              {answer && words.shown(count(answer.total), count(answer.of))}
            </output>
          </div>
          {error && <Problem error={error} onRetry={again} />}
          <DataTable<Item>
            label={texts.screens.evidence}
            columns={visibleColumns}
            total={answer?.total ?? 0}
            rowAt={rowAt as (index: number) => Item | undefined}
            keyOf={item => item.id}
            selected={state.selected}
            onSelect={index => onState({...state, selected: index})}
            onOpen={open}
            sort={state.sort}
            onSort={sort => onState({...state, sort, selected: undefined})}
            onRange={look}
            busy={pending}
            top={shown}
            empty={
              answer && (
                <div className={styles.none}>
                  <p>{words.noneFound}</p>
                  {narrowed(state) && <Button onClick={() => onState(libraryState(''))}>{words.showAll}</Button>}
                </div>
              )
            }
          />
        </>
      )}
    </Screen>
  );
};

const EmptyActions = ({onAttach}: {onAttach: () => void}) => (
  <>
    <Button kind="primary" icon={Paperclip} onClick={onAttach}>
      {words.attach}
    </Button>
    <Button onClick={() => go('collect')}>{words.collect}</Button>
  </>
);

/** Asks a moment after the last key, so that typing is never held up. */
const SearchField = ({
  text,
  field,
  onText,
}: {
  text: string;
  field: React.RefObject<HTMLInputElement | null>;
  onText: (text: string) => void;
}) => {
  const [typed, setTyped] = useState(text);
  const latest = useRef(onText);
  latest.current = onText;
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => latest.current(typed), 150);
    return () => clearTimeout(timer);
  }, [typed, text]);
  return (
    <div className={styles.search}>
      <Search size={14} aria-hidden="true" />
      <input
        ref={field}
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        maxLength={400}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
    </div>
  );
};
