import {useState} from 'react';
import {createPortal} from 'react-dom';
import {say} from '../../components/toasts.tsx';
import {visible} from '../../format.ts';
import {useAction} from '../../query.ts';
import {useActor} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import styles from './papers.module.css';
import {asksMore, draftOfRequest, type RequestDraft, requestOf} from './request-draft.ts';
import {statuses} from './request-form.tsx';
import type {StoredRequest} from './request-rows.ts';
import {StatusDialog} from './status-dialog.tsx';

const t = texts.papers.request;

/** The status of a request, changed where it stands. What a status has to rest on is asked for first. */
export const StatusCell = ({stored}: {stored: StoredRequest}) => {
  const {id, version, paper} = stored;
  const by = useActor();
  const saving = useAction('papers.save');
  const [asking, setAsking] = useState<RequestDraft['status']>();

  const save = async (draft: RequestDraft): Promise<boolean> => {
    // What the engine refuses is shown in the dialog.
    const sent = {paper: requestOf(draft), id, expected: version, by};
    const done = await saving.mutateAsync(sent).catch(() => undefined);
    if (!done) return false;
    say(t.changed(id, t.statuses[draft.status]), () => saving.mutate({paper, id, expected: done.stored.version, by}));
    return true;
  };
  const choose = async (status: RequestDraft['status']) => {
    const draft = {...draftOfRequest(paper), status};
    if (asksMore(status, draft) || !(await save(draft))) setAsking(status);
  };

  if (paper.withdrawn) return texts.papers.withdrawn;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps a click on the list from opening the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the select takes its own keys
    <span className={styles.statusCell} onClick={event => event.stopPropagation()}>
      <select
        className={styles.status}
        aria-label={t.statusOf(id, visible(paper.document))}
        value={paper.status}
        disabled={saving.isPending}
        onChange={event => void choose(event.target.value as RequestDraft['status'])}
      >
        {statuses.map(({value, label}) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {asking &&
        createPortal(
          <StatusDialog
            stored={stored}
            status={asking}
            busy={saving.isPending}
            error={saving.error}
            onClose={() => {
              setAsking(undefined);
              saving.reset();
            }}
            onSave={async draft => {
              if (await save(draft)) setAsking(undefined);
            }}
          />,
          document.body,
        )}
    </span>
  );
};
