import {useMemo, useState} from 'react';
import {Edition} from '../../../main/contract/ids.ts';
import type {SoaRow} from '../../../main/contract/papers.ts';
import {useCommands} from '../../commands/commands.ts';
import {Button} from '../../components/button.tsx';
import {type Column, DataTable} from '../../components/data-table.tsx';
import {EmptyState} from '../../components/empty-state.tsx';
import {Choice, SelectField, TextField} from '../../components/field.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Note} from '../../components/problem.tsx';
import {Screen} from '../../components/screen.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {count, visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {go, useRoute} from '../../routes.ts';
import {useAssessment} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import {DecisionPane} from './decision-pane.tsx';
import styles from './soa.module.css';
import {SoaActions} from './soa-actions.tsx';
import {decisionOf, filterCounts, filterRows, type RowFilter, worstConclusion} from './soa-rows.ts';

const t = texts.soa;

const decisionText = (row: SoaRow): string =>
  row.applicable
    ? (t.statuses[row.status as keyof typeof t.statuses] ?? t.decisions.applicable)
    : t.decisions[decisionOf(row)];

const columns: readonly Column<SoaRow>[] = [
  {id: 'control', title: t.columns.control, width: '76px', cell: row => row.control.id},
  {id: 'title', title: t.columns.title, width: 'minmax(180px, 3fr)', cell: row => row.title},
  {
    id: 'decision',
    title: t.columns.decision,
    width: '144px',
    cell: row => <span className={styles[decisionOf(row)]}>{decisionText(row)}</span>,
  },
  {
    id: 'concluded',
    title: t.columns.concluded,
    width: '92px',
    cell: row => (
      <span className={styles.tally}>
        <StateMark state={worstConclusion(row)} label />
        {row.conclusions.length > 0 && count(row.conclusions.length)}
      </span>
    ),
  },
  {
    id: 'seen',
    title: t.columns.seen,
    width: '148px',
    cell: ({verdicts}) =>
      verdicts &&
      (['pass', 'fail', 'not-assessed'] as const)
        .filter(verdict => (verdicts[verdict] ?? 0) > 0)
        .map(verdict => (
          <span key={verdict} className={styles.tally}>
            <StateMark state={verdict} size={12} label />
            {count(verdicts[verdict] ?? 0)}
          </span>
        )),
  },
  {id: 'evidence', title: t.columns.evidence, width: '80px', numeric: true, cell: row => count(row.evidence.length)},
  {
    id: 'gaps',
    title: t.columns.gaps,
    width: '64px',
    numeric: true,
    cell: row => (row.gaps.length > 0 ? <b className={styles.gaps}>{count(row.gaps.length)}</b> : null),
  },
  {id: 'owner', title: t.columns.owner, width: 'minmax(120px, 1fr)', cell: row => visible(row.owner)},
];

/** The Statement of Applicability: every control of an edition, the decision on it, and what stands behind it. */
export const SoaScreen = () => {
  const route = useRoute();
  const at = route.screen === 'soa' ? route.at : {};
  const assessment = useAssessment();
  const parsed = Edition.safeParse(at.edition);
  const edition = parsed.success ? parsed.data : (assessment?.edition ?? '2022');
  const table = useEngine('soa.table', {edition}, {keep: true});
  const [filter, setFilter] = useState<RowFilter>('all');
  const [text, setText] = useState('');
  const rows = table.data?.rows;
  const shown = useMemo(() => filterRows(rows ?? [], filter, text), [rows, filter, text]);
  const counts = useMemo(() => filterCounts(rows ?? []), [rows]);
  const selected = rows?.find(row => row.control.id === at.control);
  const index = shown.findIndex(row => row.control.id === at.control);
  const select = (row: SoaRow | undefined) => row && go('soa', {edition, control: row.control.id}, true);

  useCommands([
    {
      id: 'soa:next',
      title: t.columns.control,
      group: texts.screens.soa,
      keys: 'J',
      unlisted: true,
      run: () => select(shown[index + 1]),
    },
    {
      id: 'soa:previous',
      title: t.columns.control,
      group: texts.screens.soa,
      keys: 'K',
      unlisted: true,
      run: () => select(shown[index - 1]),
    },
  ]);

  return (
    <Screen
      title={texts.screens.soa}
      about={t.about}
      width="full"
      fixed
      actions={<SoaActions edition={edition} proposals={counts.proposed} />}
      aside={
        selected ? (
          <DecisionPane key={`${edition}:${selected.control.id}`} row={selected} />
        ) : (
          <p className={styles.hint}>{t.nothingSelected}</p>
        )
      }
    >
      <div className={styles.filters}>
        <TextField label={t.find} value={text} onText={setText} type="search" />
        <SelectField
          label={t.edition}
          value={edition}
          options={Edition.options.toReversed().map(value => ({value, label: t.editionName(value)}))}
          onText={value => go('soa', {edition: value}, true)}
        />
        <Choice
          label={t.filter}
          value={filter}
          options={(Object.keys(t.filters) as RowFilter[]).map(value => ({
            value,
            label: `${t.filters[value]} ${count(counts[value])}`,
          }))}
          onChoose={setFilter}
        />
      </div>
      {edition === '2013' && (
        <div className={styles.note}>
          <Note>{t.lapsed}</Note>
        </div>
      )}
      <Loaded query={table} lines={10}>
        {() => (
          <DataTable
            label={t.table}
            columns={columns}
            total={shown.length}
            rowAt={row => shown[row]}
            keyOf={row => `${row.control.edition}-${row.control.id}`}
            selected={index < 0 ? undefined : index}
            onSelect={row => select(shown[row])}
            empty={
              <EmptyState
                title={t.noRows}
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
                {t.noRowsAbout}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Screen>
  );
};
