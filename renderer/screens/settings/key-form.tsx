import {type FormEvent, useState} from 'react';
import {shell} from '../../client.ts';
import {Button} from '../../components/button.tsx';
import {TextField} from '../../components/field.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {Section} from '../../components/screen.tsx';
import {say} from '../../components/toasts.tsx';
import {forget, queries} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import {emptyKey, keyProblems, keyToKeep} from './key-draft.ts';
import styles from './settings.module.css';

/** Keeps a pair of keys. They are handed over once and then gone from the window, also from what it remembers of its calls. */
export const KeyForm = ({names}: {names: readonly string[]}) => {
  const words = texts.settings.keys;
  const [fields, setFields] = useState(emptyKey);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const problems = keyProblems(fields);
  const shown = tried ? problems : {};
  const set = (part: Partial<typeof fields>) => setFields(before => ({...before, ...part}));
  const keep = async () => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    setBusy(true);
    setError(undefined);
    try {
      await shell.call('shell.keepKey', keyToKeep(fields));
      setFields(emptyKey);
      setTried(false);
      say(words.saved(fields.name));
      await forget(queries, ['shell.keys']);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void keep();
  };
  const secret = {type: 'password', spellCheck: false, autoComplete: 'off'} as const;
  return (
    <Section title={words.add}>
      <form className={styles.stack} onSubmit={submit} noValidate>
        <div className={styles.pair}>
          <TextField {...words.name} value={fields.name} error={shown.name} onText={name => set({name})} />
          <TextField
            {...words.accessKeyId}
            spellCheck={false}
            value={fields.accessKeyId}
            error={shown.accessKeyId}
            onText={accessKeyId => set({accessKeyId})}
          />
        </div>
        <TextField
          {...words.secret}
          {...secret}
          value={fields.secretAccessKey}
          error={shown.secretAccessKey}
          onText={secretAccessKey => set({secretAccessKey})}
        />
        <TextField
          {...words.token}
          {...secret}
          optional
          value={fields.sessionToken}
          error={shown.sessionToken}
          onText={sessionToken => set({sessionToken})}
        />
        {names.includes(fields.name) && <Note kind="open">{words.replaces(fields.name)}</Note>}
        {error && <Problem error={error} />}
        <div>
          <Button type="submit" kind="primary" busy={busy}>
            {words.keep}
          </Button>
        </div>
      </form>
    </Section>
  );
};
