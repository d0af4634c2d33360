import {useState} from 'react';
import {useCommands} from '../../commands/commands.ts';
import {Button} from '../../components/button.tsx';
import {Chip} from '../../components/chip.tsx';
import {type Column, DataTable} from '../../components/data-table.tsx';
import {EmptyState} from '../../components/empty-state.tsx';
import {Choice, TextField} from '../../components/field.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Screen} from '../../components/screen.tsx';
import {count, formatDay, visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {today} from '../../today.ts';
import {
  type FindingFilter,
  filterFindings,
  findingsOf,
  isOverdue,
  requirementOf,
  type StoredFinding,
  stateOf,
} from './finding-state.ts';
import styles from './findings.module.css';

const t = texts.findings;
const filters = Object.keys(t.filters) as FindingFilter[];
const tones = {major: 'fail', minor: 'open', opportunity: 'accent', conformity: 'pass'} as const;

const columns: readonly Column<StoredFinding>[] = [
  {id: 'id', title: t.columns.id, width: '72px', cell: ({id}) => id},
  {
    id: 'grade',
    title: t.columns.grade,
    width: '128px',
    cell: ({paper}) => <Chip tone={tones[paper.grade]}>{t.gradeShort[paper.grade]}</Chip>,
  },
  {id: 'requirement', title: t.columns.requirement, width: '120px', cell: ({paper}) => visible(requirementOf(paper))},
  {
    id: 'statement',
    title: t.columns.statement,
    width: 'minmax(240px, 3fr)',
    cell: ({paper}) => (
      <span className={paper.withdrawn ? styles.struck : styles.cut} title={visible(paper.statement)}>
        {visible(paper.statement)}
      </span>
    ),
  },
  {
    id: 'owner',
    title: t.columns.owner,
    width: 'minmax(110px, 1fr)',
    cell: ({paper}) => <span className={styles.cut}>{visible(paper.owner ?? '')}</span>,
  },
  {
    id: 'due',
    title: t.columns.due,
    width: '168px',
    cell: ({paper}) =>
      paper.due && (
        <>
          {formatDay(paper.due)}
          {isOverdue(paper, today()) && <b className={styles.late}>{t.overdue}</b>}
        </>
      ),
  },
  {id: 'state', title: t.columns.state, width: '124px', cell: ({paper}) => t.states[stateOf(paper)]},
];

/** All findings as a table. */
export const FindingList = () => {
  const papers = useEngine('papers.list', {kind: 'finding'});
  const [filter, setFilter] = useState<FindingFilter>('all');
  const [text, setText] = useState('');
  const [selected, setSelected] = useState<number>();
  const raise = () => go('findings', {create: '1'});
  useCommands([{id: 'finding:raise', title: t.raise, group: texts.screens.findings, keys: 'F', run: raise}]);
  const add = (
    <Button kind="primary" onClick={raise} shortcut="F">
      {t.raise}
    </Button>
  );
  return (
    <Screen title={texts.screens.findings} about={t.about} width="full" fixed actions={add}>
      <Loaded query={papers} lines={8}>
        {list => {
          const all = findingsOf(list);
          if (all.length === 0) {
            return (
              <EmptyState title={t.none} actions={add}>
                {t.noneAbout}
              </EmptyState>
            );
          }
          const shown = filterFindings(all, filter, text);
          const open = (index: number) => shown[index] && go('findings', {id: shown[index].id});
          return (
            <>
              <div className={styles.filters}>
                <Choice
                  label={t.filter}
                  value={filter}
                  options={filters.map(value => ({
                    value,
                    label: `${t.filters[value]} ${count(filterFindings(all, value, '').length)}`,
                  }))}
                  onChoose={setFilter}
                />
                <TextField label={t.find} value={text} onText={setText} type="search" />
              </div>
              <DataTable
                label={t.table}
                columns={columns}
                total={shown.length}
                rowAt={index => shown[index]}
                keyOf={({id}) => id}
                selected={selected}
                onSelect={index => {
                  if (index === selected) open(index);
                  setSelected(index);
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
