import {type ReactNode, useState} from 'react';
import type {Applicability, SoaRow} from '../../../main/contract/papers.ts';
import {Button} from '../../components/button.tsx';
import {EvidenceChip} from '../../components/evidence/evidence-chip.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {When} from '../../components/when.tsx';
import {count, visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {DecisionForm} from './decision-form.tsx';
import styles from './soa.module.css';
import {worstConclusion} from './soa-rows.ts';

const t = texts.soa;

/** One control: the decision on it, and beside it what was concluded, seen and kept as evidence. */
export const DecisionPane = ({row}: {row: SoaRow}) => {
  const {control} = row;
  const id = `${control.edition}:${control.id}`;
  const stored = useEngine('papers.list', {kind: 'applicability'});
  return (
    <div className={styles.pane}>
      <header>
        <p className={styles.id}>
          {control.id} · {t.editionName(control.edition)}
        </p>
        <h2>{row.title}</h2>
      </header>
      {row.gaps.length > 0 && (
        <Part title={t.gaps}>
          <ul className={styles.list}>
            {row.gaps.map(gap => (
              <li key={gap}>
                <StateMark state="could-not-be-read" size={12} />
                <span>{gap}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Loaded query={stored} lines={6}>
        {papers => {
          const found = papers.find(paper => paper.id === id);
          return (
            <DecisionForm
              key={found?.version ?? 0}
              row={row}
              stored={found?.paper as Applicability | undefined}
              version={found?.version ?? 0}
            />
          );
        }}
      </Loaded>
      <Part title={t.concluded}>
        {row.conclusions.length === 0 ? (
          <p className={styles.hint}>{t.notConcluded}</p>
        ) : (
          <p className={styles.line}>
            <StateMark state={worstConclusion(row)} />
            {Object.entries(Object.groupBy(row.conclusions, ({conclusion}) => conclusion))
              .map(
                ([conclusion, of]) =>
                  `${texts.states[conclusion as keyof typeof texts.states]} ${count(of?.length ?? 0)}`,
              )
              .join(', ')}
          </p>
        )}
        <Button onClick={() => go('questionnaire', {entry: control.id, edition: control.edition})}>
          {t.openQuestions}
        </Button>
      </Part>
      <Part title={t.seen}>
        {row.verdicts ? (
          <>
            <ul className={styles.list}>
              {(['fail', 'not-assessed', 'pass', 'not-applicable'] as const)
                .filter(verdict => (row.verdicts?.[verdict] ?? 0) > 0)
                .map(verdict => (
                  <li key={verdict}>
                    <StateMark state={verdict} size={12} />
                    <span>
                      {texts.states[verdict]} {count(row.verdicts?.[verdict] ?? 0)}
                    </span>
                  </li>
                ))}
            </ul>
            <Button onClick={() => go('resources', {view: 'verdicts', control: control.id, edition: control.edition})}>
              {t.toVerdicts}
            </Button>
          </>
        ) : (
          <p className={styles.hint}>{t.notSeen}</p>
        )}
      </Part>
      <Part title={t.evidence}>
        {row.evidence.length === 0 ? (
          <p className={styles.hint}>{t.noEvidence}</p>
        ) : (
          <EvidenceList ids={row.evidence} />
        )}
      </Part>
      <History id={id} />
    </div>
  );
};

const Part = ({title, children}: {title: string; children: ReactNode}) => (
  <section className={styles.part}>
    <h3>{title}</h3>
    {children}
  </section>
);

const atFirst = 6;

const EvidenceList = ({ids}: {ids: readonly string[]}) => {
  const [all, setAll] = useState(false);
  return (
    <div className={styles.chips}>
      {(all ? ids : ids.slice(0, atFirst)).map(id => (
        <EvidenceChip key={id} id={id} />
      ))}
      {!all && ids.length > atFirst && <Button onClick={() => setAll(true)}>{t.allEvidence(count(ids.length))}</Button>}
    </div>
  );
};

const History = ({id}: {id: string}) => {
  const history = useEngine('papers.history', {kind: 'applicability', id}).data ?? [];
  if (history.length === 0) return null;
  return (
    <Part title={t.history}>
      <ul className={styles.list}>
        {[...history].reverse().map(({version, savedBy, savedAt}) => (
          <li key={version}>
            <span>
              {t.historyLine(version, visible(savedBy))} <When at={savedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
};
