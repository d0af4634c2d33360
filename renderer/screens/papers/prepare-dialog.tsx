import {useState} from 'react';
import {Button} from '../../components/button.tsx';
import {Dialog} from '../../components/dialog.tsx';
import {CheckField, TextField} from '../../components/field.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Problem} from '../../components/problem.tsx';
import {say} from '../../components/toasts.tsx';
import {visible} from '../../format.ts';
import {useAction, useEngine} from '../../query.ts';
import {useActor, useAssessment} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import styles from './papers.module.css';

const t = texts.papers.request;

/** Adds the documents that families name to the list of what is asked for. */
export const PrepareDialog = ({open, onClose}: {open: boolean; onClose: () => void}) => {
  const by = useActor();
  const client = useAssessment()?.client ?? '';
  const overview = useEngine('overview.get', {}, {enabled: open, keep: true});
  const preparing = useAction('requests.prepare');
  const [left, setLeft] = useState<readonly string[]>([]);
  const [owner, setOwner] = useState('');
  const groups = overview.data?.groups.filter(({kind}) => kind === 'family') ?? [];
  const chosen = groups.filter(({id}) => !left.includes(id)).map(({id}) => id);
  const close = () => {
    preparing.reset();
    onClose();
  };
  const prepare = async () => {
    const sent = {families: chosen, by, ...(owner.trim() === '' ? {} : {owner: owner.trim()})};
    const done = await preparing.mutateAsync(sent).catch(() => undefined);
    if (!done) return;
    say(t.prepared(done.added.length, done.present));
    close();
  };
  return (
    <Dialog
      open={open}
      title={t.prepareTitle}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{texts.common.cancel}</Button>
          <Button
            kind="primary"
            busy={preparing.isPending}
            disabled={chosen.length === 0}
            onClick={() => void prepare()}
          >
            {t.prepareSubmit(chosen.length)}
          </Button>
        </>
      }
    >
      <p>{t.prepareAbout}</p>
      <TextField
        label={t.prepareOwner}
        optional
        maxLength={400}
        placeholder={visible(client)}
        value={owner}
        onText={setOwner}
      />
      <Loaded query={overview} lines={8}>
        {() => (
          <fieldset className={styles.families}>
            <legend>{t.families}</legend>
            <div className={styles.group}>
              <Button kind="quiet" onClick={() => setLeft([])}>
                {t.chooseAll}
              </Button>
              <Button kind="quiet" onClick={() => setLeft(groups.map(({id}) => id))}>
                {t.chooseNone}
              </Button>
            </div>
            {groups.map(({id, name}) => (
              <CheckField
                key={id}
                label={`${id} ${name}`}
                checked={!left.includes(id)}
                onCheck={checked => setLeft(now => (checked ? now.filter(one => one !== id) : [...now, id]))}
              />
            ))}
          </fieldset>
        )}
      </Loaded>
      {chosen.length === 0 && groups.length > 0 && <p role="status">{t.familiesNone}</p>}
      {preparing.error && <Problem error={preparing.error} />}
    </Dialog>
  );
};
