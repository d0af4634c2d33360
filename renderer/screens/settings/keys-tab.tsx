import {useState} from 'react';
import {Button} from '../../components/button.tsx';
import {Dialog} from '../../components/dialog.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {Section} from '../../components/screen.tsx';
import {say} from '../../components/toasts.tsx';
import {useShell, useShellAction} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import {KeyForm} from './key-form.tsx';
import styles from './settings.module.css';

/** AWS keys that the system's keyring keeps encrypted; only their names are ever shown. */
export const KeysTab = () => {
  const keys = useShell('shell.keys', {});
  const words = texts.settings.keys;
  return (
    <>
      <p className={styles.lead}>{words.about}</p>
      <Loaded query={keys}>
        {({available, names}) => (
          <>
            <Section title={words.kept}>
              {names.length === 0 ? <p className={styles.quiet}>{words.none}</p> : <KeyList names={names} />}
            </Section>
            {available ? (
              <KeyForm names={names} />
            ) : (
              <Section title={words.unavailable}>
                <Note kind="open">{words.unavailableWhy}</Note>
              </Section>
            )}
          </>
        )}
      </Loaded>
    </>
  );
};

const KeyList = ({names}: {names: readonly string[]}) => {
  const words = texts.settings.keys;
  const drop = useShellAction('shell.dropKey');
  const [asked, setAsked] = useState<string>();
  const dropAsked = () => {
    if (asked === undefined) return;
    drop.mutate({name: asked}, {onSuccess: () => say(words.dropped(asked))});
    setAsked(undefined);
  };
  return (
    <>
      <ul className={styles.list}>
        {names.map(name => (
          <li key={name}>
            <code>{name}</code>
            <Button kind="danger" aria-label={words.dropOne(name)} onClick={() => setAsked(name)}>
              {words.drop}
            </Button>
          </li>
        ))}
      </ul>
      {drop.error && <Problem error={drop.error} />}
      <Dialog
        open={asked !== undefined}
        title={words.dropTitle(asked ?? '')}
        onClose={() => setAsked(undefined)}
        footer={
          <>
            <Button onClick={() => setAsked(undefined)}>{texts.common.cancel}</Button>
            <Button kind="danger" onClick={dropAsked}>
              {words.drop}
            </Button>
          </>
        }
      >
        <p>{words.dropWhy}</p>
      </Dialog>
    </>
  );
};
