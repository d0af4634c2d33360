import {Button} from '../../components/button.tsx';
import {EvidenceField} from '../../components/evidence/evidence-field.tsx';
import {Choice, SelectField, TextArea} from '../../components/field.tsx';
import {Note} from '../../components/problem.tsx';
import {count, visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import type {DrawDraft} from './draw-draft.ts';
import styles from './samples.module.css';
import type {List} from './use-list.ts';

const t = texts.samples.plan;
const sources = Object.entries(t.sources).map(([value, label]) => ({value: value as DrawDraft['from'], label}));

type Part = {
  draft: DrawDraft;
  list: List;
  /** What is wrong with the condition. */
  badFilter: string | undefined;
  change: (part: Partial<DrawDraft>) => void;
  fault: (field: keyof DrawDraft) => string | undefined;
};

/** Where the population comes from: what was collected, or a list that the client gave. */
export const DrawSource = (props: Part) => (
  <>
    <Choice
      label={t.from}
      value={props.draft.from}
      options={sources}
      onChoose={from => props.change({from, items: []})}
    />
    {props.draft.from === 'list' ? <FromList {...props} /> : <FromCollection {...props} />}
  </>
);

/** Conditions to begin with; words of the language, the same in every tongue. */
const examples = ['meta.name.startsWith("prod-")', 'meta.region == "eu-west-1"'];

const FromCollection = ({draft, badFilter, change, fault}: Part) => {
  const rows = useEngine('resources.query', {limit: 1});
  const types = rows.data?.facets.types ?? [];
  if (rows.data && types.length === 0)
    return (
      <Note kind="open">
        <p>{t.nothingCollected}</p>
        <Button onClick={() => go('collect')}>{t.collect}</Button>
      </Note>
    );
  return (
    <>
      <SelectField
        label={t.type}
        error={fault('resourceType')}
        value={draft.resourceType}
        options={[
          {value: '', label: t.chooseType},
          ...types.map(type => ({value: type.value, label: t.typeOption(type.label, count(type.count))})),
        ]}
        onText={resourceType => change({resourceType, items: []})}
      />
      <div className={styles.code}>
        <TextArea
          label={t.filter}
          optional
          hint={t.filterHint}
          error={badFilter && visible(badFilter)}
          rows={1}
          maxLength={2000}
          spellCheck={false}
          value={draft.filter}
          onText={filter => change({filter, items: []})}
        />
        <p className={styles.examples}>
          {t.filterExamples}
          {examples.map(example => (
            <button key={example} type="button" onClick={() => change({filter: example, items: []})}>
              <code>{example}</code>
            </button>
          ))}
        </p>
      </div>
    </>
  );
};

const FromList = ({draft, list, change, fault}: Part) => (
  <>
    <EvidenceField
      label={t.list}
      hint={t.listHint}
      error={list.wrong ?? fault('list')}
      ids={draft.list === '' ? [] : [draft.list]}
      controls={draft.control ? [draft.control] : []}
      onChange={ids => change({list: ids.at(-1) ?? '', column: '', items: []})}
    />
    {list.columns.length > 1 && (
      <SelectField
        label={t.column}
        hint={t.columnHint}
        error={fault('column')}
        value={draft.column}
        options={[{value: '', label: t.chooseColumn}, ...list.columns.map(value => ({value, label: visible(value)}))]}
        onText={column => change({column, items: []})}
      />
    )}
  </>
);
