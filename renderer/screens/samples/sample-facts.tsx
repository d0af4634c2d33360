import type {ReactNode} from 'react';
import type {Sample} from '../../../main/contract/papers.ts';
import {Button} from '../../components/button.tsx';
import {EvidenceChip} from '../../components/evidence/evidence-chip.tsx';
import {IdText} from '../../components/id-text.tsx';
import {Section} from '../../components/screen.tsx';
import {When} from '../../components/when.tsx';
import {visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import styles from './samples.module.css';

const t = texts.samples.facts;

/** What another auditor needs to draw the same: population, hash, basis, seed. */
export const SampleFacts = ({sample}: {sample: Sample}) => {
  const {control, population, basis, basisNote, seed, drawnBy, drawnAt} = sample;
  return (
    <Section title={t.title}>
      <dl className={styles.facts}>
        <Fact name={t.population}>
          {t.populationSize(population.size)}
          <Source sample={sample} />
        </Fact>
        <Fact name={t.hash}>
          <IdText value={population.sha256} head={12} tail={6} />
        </Fact>
        {population.evidence && (
          <Fact name={t.kept}>
            <EvidenceChip id={population.evidence} />
          </Fact>
        )}
        <Fact name={t.basis}>{t.bases[basis]}</Fact>
        {seed && (
          <Fact name={t.seed}>
            <IdText value={seed} whole />
          </Fact>
        )}
        {basisNote && <Fact name={t.why}>{visible(basisNote)}</Fact>}
        <Fact name={t.drawnBy}>
          {visible(drawnBy)} <When at={drawnAt} />
        </Fact>
        <Fact name={t.control}>
          <Button
            onClick={() =>
              go('questionnaire', {
                entry: control.id,
                edition: control.edition,
                ...(sample.question ? {question: sample.question} : {}),
              })
            }
          >
            {`${control.edition} ${control.id}`}
          </Button>
        </Fact>
        {sample.question && <Question sample={sample} id={sample.question} />}
      </dl>
    </Section>
  );
};

const Fact = ({name, children}: {name: string; children: ReactNode}) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Question = ({sample, id}: {sample: Sample; id: string}) => {
  const questions = useEngine('questions.list', {control: sample.control}).data;
  const text = questions?.find(question => question.id === id)?.text;
  return (
    <Fact name={t.question}>
      <code>{id}</code>
      {text && <p>{text}</p>}
    </Fact>
  );
};

const Source = ({sample: {population}}: {sample: Sample}) => {
  const {source} = population;
  if (source.from === 'list')
    return (
      <>
        <EvidenceChip id={source.evidence} />
        {source.column && <p>{t.column(visible(source.column))}</p>}
      </>
    );
  return (
    <>
      <p>{t.ofCollections(source.resourceType, source.collections.join(', '))}</p>
      {source.filter && (
        <p>
          {t.filter} <code className={styles.rule}>{visible(source.filter)}</code>
        </p>
      )}
      <Button onClick={() => go('resources', {view: 'resources', type: source.resourceType})}>{t.seeResources}</Button>
    </>
  );
};
