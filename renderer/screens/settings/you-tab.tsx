import {type FormEvent, useState} from 'react';
import {Button} from '../../components/button.tsx';
import {CheckField, Choice, TextField} from '../../components/field.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {say} from '../../components/toasts.tsx';
import {useShell, useShellAction} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import styles from './settings.module.css';

/** Who works here, and how the window looks. */
export const YouTab = () => {
  const settings = useShell('shell.settings', {});
  const configure = useShellAction('shell.configure');
  const words = texts.settings.you;
  return (
    <Loaded query={settings}>
      {({name, theme, localTimes}) => (
        <div className={styles.stack}>
          <NameForm
            key={name}
            before={name}
            onSave={next => configure.mutate({settings: {name: next}}, {onSuccess: () => say(words.nameSaved(next))})}
          />
          <Choice
            label={words.theme.label}
            value={theme}
            options={[
              {value: 'system', label: words.theme.system},
              {value: 'light', label: words.theme.light},
              {value: 'dark', label: words.theme.dark},
            ]}
            onChoose={next => configure.mutate({settings: {theme: next}})}
          />
          <CheckField
            {...words.localTimes}
            checked={localTimes}
            onCheck={next => configure.mutate({settings: {localTimes: next}})}
          />
          {configure.error && <Problem error={configure.error} />}
          <Note>{words.machine}</Note>
        </div>
      )}
    </Loaded>
  );
};

const NameForm = ({before, onSave}: {before: string; onSave: (name: string) => void}) => {
  const [name, setName] = useState(before);
  const next = name.trim();
  const words = texts.settings.you;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (next !== '' && next !== before) onSave(next);
  };
  return (
    <form className={styles.name} onSubmit={submit}>
      <TextField {...words.name} value={name} maxLength={200} autoComplete="name" onText={setName} />
      <Button type="submit" disabled={next === '' || next === before}>
        {words.saveName}
      </Button>
    </form>
  );
};
