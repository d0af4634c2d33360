import {useState} from 'react';
import type {Output} from '../../../main/contract/methods.ts';
import {shell} from '../../client.ts';
import {Button} from '../../components/button.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {visible} from '../../format.ts';
import {FilesDropped} from '../../frame/files-dropped.tsx';
import {useAction} from '../../query.ts';
import {useActor, useAssessment} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import styles from './settings.module.css';
import {PackUsed, TemplateFaults, TemplateFound} from './template-result.tsx';

/** Checks a file of questions, a review or checks, and takes it into the open assessment. */
export const TemplatesTab = () => {
  const words = texts.settings.templates;
  const assessment = useAssessment();
  const by = useActor();
  const [path, setPath] = useState<string>();
  const check = useAction('templates.check', {touches: ['nothing'], quiet: true});
  const use = useAction('templates.use');
  const look = (chosen: string) => {
    setPath(chosen);
    use.reset();
    check.mutate({path: chosen});
  };
  const choose = async () => {
    const {paths} = await shell.call('shell.choose', {purpose: 'use-template'});
    if (paths[0]) look(paths[0]);
  };
  const usable = isUsable(check.data);
  return (
    <div className={styles.stack}>
      <p className={styles.quiet}>{words.about}</p>
      <FilesDropped onPath={look}>{words.drop}</FilesDropped>
      <div>
        <Button kind={path ? 'plain' : 'primary'} busy={check.isPending} onClick={() => void choose()}>
          {path ? words.another : words.choose}
        </Button>
      </div>
      <div role="status" className={styles.stack}>
        {check.isPending && <p>{words.checking}</p>}
        {path && check.data && !use.data && <TemplateFound path={path} result={check.data} />}
        {use.data && use.data.problems.length > 0 && <TemplateFaults problems={use.data.problems} />}
        {use.data && use.data.problems.length === 0 && <PackUsed result={use.data} />}
      </div>
      {check.error && <Problem error={check.error} onRetry={() => path && look(path)} />}
      {use.error && <Problem error={use.error} />}
      {usable && !use.data && assessment && path && (
        <div className={styles.row}>
          <Button kind="primary" busy={use.isPending} onClick={() => use.mutate({path, by})}>
            {words.use}
          </Button>
          <span>{visible(assessment.client)}</span>
        </div>
      )}
      {usable && !assessment && <Note>{words.needsAssessment}</Note>}
      {check.data && check.data.problems.length === 0 && check.data.kind && !usable && <Note>{words.notUsable}</Note>}
    </div>
  );
};

const isUsable = (result: Output<'templates.check'> | undefined): boolean =>
  result !== undefined && result.problems.length === 0 && (result.kind === 'questions' || result.kind === 'review');
