import {type FormEvent, useRef, useState} from 'react';
import {CallError} from '../../../main/contract/client.ts';
import {shell} from '../../client.ts';
import {Button} from '../../components/button.tsx';
import {Problem} from '../../components/problem.tsx';
import {Screen, Section} from '../../components/screen.tsx';
import {visible} from '../../format.ts';
import {below} from '../../frame/assessment-folder.ts';
import {createAssessment} from '../../frame/opening.ts';
import {useShell} from '../../query.ts';
import {go} from '../../routes.ts';
import {useConfigure, useSettings} from '../../settings.ts';
import {useStore} from '../../store.ts';
import {texts} from '../../texts/texts.ts';
import {draftOf, problemsOf} from './draft.ts';
import {EngagementForm} from './engagement-form.tsx';
import {FolderField} from './folder-field.tsx';
import styles from './new-assessment.module.css';
import {unfinished, withSuggestions} from './suggested.ts';

/** Names the client, the scope and the way an assessment is run, and makes its folder. */
export const NewAssessmentScreen = () => {
  const words = texts.newAssessment;
  const settings = useSettings();
  const configure = useConfigure();
  const documents = useShell('shell.info', {}).data?.documents;
  const form = useRef<HTMLFormElement>(null);
  const typed = useStore(unfinished);
  const [chosen, setChosen] = useState<string>();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const fields = withSuggestions(typed, settings.name, new Date().getFullYear());
  const suggested = documents && fields.reference !== '' ? below(documents, fields.reference) : '';
  const folder = chosen ?? suggested;
  const problems = problemsOf(fields);
  const wrong = Object.keys(problems).length + (folder === '' ? 1 : 0);
  const exists = error instanceof CallError && error.code === 'exists';

  const create = async () => {
    setTried(true);
    setError(undefined);
    if (wrong > 0) {
      // After the fields have been marked: the first of them gets the keyboard.
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), 0);
      return;
    }
    setBusy(true);
    try {
      if (settings.name === '') configure({name: fields.auditor.trim()});
      if (!(await createAssessment(folder, draftOf(fields)))) return;
      unfinished.set({});
      go('overview');
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void create();
  };
  const chooseFolder = async () => {
    const {paths} = await shell.call('shell.choose', {purpose: 'new-assessment', suggested: fields.reference});
    if (paths[0]) setChosen(paths[0]);
    if (paths[0]) setError(undefined);
  };

  return (
    <Screen title={texts.screens.new} about={words.about}>
      <form ref={form} onSubmit={submit} noValidate>
        <EngagementForm
          fields={fields}
          problems={tried ? problems : {}}
          onChange={change => unfinished.set(before => ({...before, ...change}))}
        />
        <Section title={words.sections.folder}>
          <FolderField
            folder={folder}
            chosen={chosen !== undefined}
            error={
              exists
                ? words.problems.exists(visible(folder))
                : tried && folder === ''
                  ? words.problems.folder
                  : undefined
            }
            onChoose={() => void chooseFolder()}
            onReset={() => setChosen(undefined)}
          />
        </Section>
        {error && !exists && <Problem error={error} />}
        <div className={styles.end}>
          <span role="status" className={styles.status}>
            {busy ? words.creating : tried && wrong > 0 ? words.problems.some(wrong) : ''}
          </span>
          <Button
            onClick={() => {
              unfinished.set({});
              go('start');
            }}
          >
            {texts.common.cancel}
          </Button>
          <Button kind="primary" type="submit" busy={busy}>
            {words.create}
          </Button>
        </div>
      </form>
    </Screen>
  );
};
