import {FileCog} from 'lucide-react';
import {useEffect, useState} from 'react';
import {shell} from '../../client.ts';
import {Button} from '../../components/button.tsx';
import {CheckField} from '../../components/field.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './collect.module.css';
import {fill, type Targets} from './draft-store.ts';
import {commandText, type DraftErrors, type TargetDraft} from './target-draft.ts';

/** A cluster: by a kubeconfig's context. A command that the file wants to run is shown, and waits for consent. */
export const KubernetesForm = ({
  draft,
  offered,
  errors,
}: {
  draft: TargetDraft;
  offered: Targets['kubernetes'] | undefined;
  errors: DraftErrors;
}) => {
  const words = texts.collect.kubernetes;
  const [refused, setRefused] = useState<Error>();
  const current = offered?.current;
  // The file's own choice, until a person makes one.
  useEffect(() => {
    if (draft.context === '' && current !== undefined) fill({context: current});
  }, [draft.context, current]);
  const choose = async () => {
    setRefused(undefined);
    try {
      const {paths} = await shell.call('shell.choose', {purpose: 'kubeconfig'});
      if (paths[0] !== undefined) fill({kubeconfig: paths[0], context: '', consent: ''});
    } catch (error) {
      setRefused(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const exec = offered?.contexts.find(({name}) => name === draft.context)?.exec;
  return (
    <>
      <div className={styles.file}>
        <span className={styles.label}>{words.file}</span>
        <code>{visible(draft.kubeconfig || (offered ? words.fileDefault(offered.file) : ''))}</code>
        <Button icon={FileCog} onClick={() => void choose()}>
          {words.choose}
        </Button>
        {draft.kubeconfig !== '' && (
          <Button kind="quiet" onClick={() => fill({kubeconfig: '', context: '', consent: ''})}>
            {words.useDefault}
          </Button>
        )}
      </div>
      {refused && <Problem error={refused} />}
      {offered?.problem && <Note kind="open">{visible(offered.problem)}</Note>}
      {offered && offered.contexts.length === 0 && !offered.problem && <Note kind="open">{words.noContexts}</Note>}
      {offered && offered.contexts.length > 0 && (
        <fieldset className={styles.contexts}>
          <legend className={styles.label}>{words.context}</legend>
          {offered.contexts.map(context => (
            <label key={context.name} className={styles.context}>
              <input
                type="radio"
                name="context"
                checked={context.name === draft.context}
                onChange={() => fill({context: context.name, consent: ''})}
              />
              <b>
                {visible(context.name)}
                {context.name === current && <span className={styles.faint}> {words.current}</span>}
              </b>
              <span className={styles.faint}>
                {words.server} <code>{visible(context.server)}</code>
              </span>
              <span className={styles.faint}>
                {words.user} <code>{visible(context.user)}</code>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {exec && (
        <ExecConsent
          command={commandText(exec)}
          consent={draft.consent}
          error={errors.consent}
          onConsent={consent => fill({consent})}
        />
      )}
    </>
  );
};

/** The very command, and the box without which it never runs. */
const ExecConsent = ({
  command,
  consent,
  error,
  onConsent,
}: {
  command: string;
  consent: string;
  error: string | undefined;
  onConsent: (consent: string) => void;
}) => {
  const words = texts.collect.kubernetes;
  return (
    <Note kind="open">
      <div className={styles.consent}>
        <h3>{words.execTitle}</h3>
        <p>{words.execAbout}</p>
        <pre className={styles.command}>{visible(command)}</pre>
        <CheckField
          label={words.execConsent}
          hint={error}
          checked={consent === command}
          onCheck={agreed => onConsent(agreed ? command : '')}
        />
      </div>
    </Note>
  );
};
