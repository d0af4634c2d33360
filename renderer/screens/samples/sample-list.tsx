import {useState} from 'react';
import {useCommands} from '../../commands/commands.ts';
import {Button} from '../../components/button.tsx';
import {type Column, DataTable} from '../../components/data-table.tsx';
import {EmptyState} from '../../components/empty-state.tsx';
import {Choice, TextField} from '../../components/field.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Screen} from '../../components/screen.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {count, visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {papersOf} from '../papers/paper-tabs.ts';
import {filterSamples, type SampleFilter, type StoredSample, seedInShort, tallyOf} from './sample-rows.ts';
import styles from './samples.module.css';

const t = texts.samples;
const filters = Object.keys(t.filters) as SampleFilter[];
const results = Object.keys(t.results) as (keyof typeof t.results)[];

const columns: readonly Column<StoredSample>[] = [
  {id: 'id', title: t.columns.id, width: '68px', cell: ({id}) => id},
  {
    id: 'title',
    title: t.columns.title,
    width: 'minmax(196px, 3fr)',
    cell: ({paper}) => (
      <span className={paper.withdrawn ? styles.struck : styles.cut} title={visible(paper.title)}>
        {visible(paper.title)}
        {paper.withdrawn && <span className="unseen"> ({t.withdrawn})</span>}
      </span>
    ),
  },
  {
    id: 'control',
    title: t.columns.control,
    width: '120px',
    cell: ({paper}) => (
      <>
        {paper.control.id} <small className={styles.faint}>{paper.control.edition}</small>
      </>
    ),
  },
  {
    id: 'drawn',
    title: t.columns.drawn,
    width: 'minmax(176px, 1fr)',
    cell: ({paper}) => (
      <span className={styles.cut} title={paper.seed}>
        {t.drawn(paper.size, paper.population.size, seedInShort(paper.seed))}
        {paper.basis !== 'random' && `, ${t.facts.bases[paper.basis].toLowerCase()}`}
      </span>
    ),
  },
  {id: 'results', title: t.columns.results, width: '164px', cell: ({paper}) => <Results sample={paper} />},
];

/** How many items have each result, by shape and number; what there is none of is left out. */
export const Results = ({sample}: {sample: StoredSample['paper']}) => {
  if (sample.withdrawn) return <span className={styles.faint}>{t.withdrawn}</span>;
  const tally = tallyOf(sample);
  return (
    <span className={styles.tallies}>
      {results
        .filter(result => tally[result] > 0)
        .map(result => (
          <span key={result} className={styles.tally} title={t.tally(tally[result], t.results[result])}>
            <StateMark state={result} size={12} label />
            {count(tally[result])}
          </span>
        ))}
    </span>
  );
};

/** All samples as a table. */
export const SampleList = () => {
  const papers = useEngine('papers.list', {kind: 'sample'});
  const [filter, setFilter] = useState<SampleFilter>('all');
  const [text, setText] = useState('');
  const [selected, setSelected] = useState<number>();
  const create = () => go('samples', {create: '1'});
  useCommands([{id: 'samples:draw', title: t.draw, group: texts.screens.samples, keys: 'A', run: create}]);
  const add = (
    <Button kind="primary" onClick={create} shortcut="A">
      {t.draw}
    </Button>
  );
  return (
    <Screen title={texts.screens.samples} about={t.about} width="full" fixed actions={add}>
      <Loaded query={papers} lines={8}>
        {list => {
          const all = papersOf(list, 'sample');
          if (all.length === 0) {
            return (
              <EmptyState title={t.none} actions={add}>
                {t.noneAbout}
              </EmptyState>
            );
          }
          const shown = filterSamples(all, filter, text);
          const open = (index: number) => {
            const id = shown[index]?.id;
            if (id !== undefined) go('samples', {id});
          };
          return (
            <>
              <div className={styles.filters}>
                <TextField label={t.find} value={text} onText={setText} type="search" />
                <Choice
                  label={t.filter}
                  value={filter}
                  options={filters.map(value => ({
                    value,
                    label: `${t.filters[value]} ${count(filterSamples(all, value, '').length)}`,
                  }))}
                  onChoose={setFilter}
                />
              </div>
              <DataTable
                label={t.table}
                columns={columns}
                total={shown.length}
                rowAt={index => shown[index]}
                keyOf={({id, version}) => `${id}-${version}`}
                selected={selected}
                onSelect={(index, by) => {
                  setSelected(index);
                  if (by === 'pointer') open(index);
                }}
                onOpen={open}
                empty={
                  <EmptyState
                    title={t.noMatch}
                    actions={
                      <Button
                        onClick={() => {
                          setFilter('all');
                          setText('');
                        }}
                      >
                        {t.showAll}
                      </Button>
                    }
                  >
                    {t.noMatchAbout}
                  </EmptyState>
                }
              />
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
};
