import {useState} from 'react';
import type {z} from 'zod';
import type {Assessment} from '../../../main/contract/records.ts';
import {shell} from '../../client.ts';
import {Button} from '../../components/button.tsx';
import {EmptyState} from '../../components/empty-state.tsx';
import {IdText} from '../../components/id-text.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {say} from '../../components/toasts.tsx';
import {When} from '../../components/when.tsx';
import {visible} from '../../format.ts';
import {chooseAndOpen} from '../../frame/opening.ts';
import {useAction} from '../../query.ts';
import {useActor, useAssessment} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import {problemsOf} from '../new-assessment/draft.ts';
import {EngagementForm} from '../new-assessment/engagement-form.tsx';
import {changeOf, fieldsOf} from './engagement-change.ts';
import styles from './settings.module.css';

/** What the open assessment is about; a change is noted in its custody log. */
export const EngagementTab = () => {
  const assessment = useAssessment();
  const words = texts.settings.engagement;
  if (!assessment)
    return (
      <EmptyState title={words.none} actions={<Button onClick={() => void chooseAndOpen()}>{words.open}</Button>}>
        {words.noneAbout}
      </EmptyState>
    );
  return <Engagement key={assessment.id} assessment={assessment} />;
};

const Engagement = ({assessment}: {assessment: z.infer<typeof Assessment>}) => {
  const words = texts.settings.engagement;
  const by = useActor();
  const update = useAction('assessment.update');
  const before = fieldsOf(assessment);
  const [typed, setTyped] = useState<Partial<typeof before>>({});
  const fields = {...before, ...typed};
  const problems = problemsOf(fields);
  const change = changeOf(before, fields);
  const names = Object.keys(change).map(field => words.names[field as keyof typeof words.names]);
  const emptied = (before.from !== '' && fields.from === '') || (before.until !== '' && fields.until === '');
  const wrong = Object.keys(problems).length;
  const save = () =>
    update.mutate(
      {assessment: change, by},
      {
        onSuccess: () => {
          setTyped({});
          say(words.saved(names));
        },
      },
    );
  return (
    <>
      <div className={styles.lead}>
        <Note>{words.about}</Note>
        <dl className={styles.facts}>
          <dt>{words.folder}</dt>
          <dd className={styles.folder}>
            <code>{visible(assessment.folder)}</code>
            <Button kind="quiet" onClick={() => void shell.call('shell.reveal', {path: assessment.folder})}>
              {words.reveal}
            </Button>
          </dd>
          <dt>{words.created}</dt>
          <dd>
            <When at={assessment.createdAt} />
          </dd>
          <dt>{words.id}</dt>
          <dd>
            <IdText value={assessment.id} whole />
          </dd>
        </dl>
      </div>
      <EngagementForm
        fields={fields}
        problems={problems}
        onChange={part => setTyped(earlier => ({...earlier, ...part}))}
      />
      {emptied && <Note kind="open">{words.dayKept}</Note>}
      {update.error && <Problem error={update.error} />}
      <div className={styles.bar}>
        <span role="status">
          {wrong > 0
            ? texts.newAssessment.problems.some(wrong)
            : names.length > 0
              ? words.changes(names)
              : words.unchanged}
        </span>
        <Button disabled={Object.keys(typed).length === 0} onClick={() => setTyped({})}>
          {words.revert}
        </Button>
        <Button kind="primary" disabled={names.length === 0 || wrong > 0} busy={update.isPending} onClick={save}>
          {words.save}
        </Button>
      </div>
    </>
  );
};
