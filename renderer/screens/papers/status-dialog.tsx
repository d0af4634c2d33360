import {useState} from 'react';
import {Button} from '../../components/button.tsx';
import {Dialog} from '../../components/dialog.tsx';
import {EvidenceField} from '../../components/evidence/evidence-field.tsx';
import {TextArea} from '../../components/field.tsx';
import {Problem} from '../../components/problem.tsx';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import {draftOfRequest, faultsOfRequest, type RequestDraft} from './request-draft.ts';
import type {StoredRequest} from './request-rows.ts';

const t = texts.papers.request;

/** Asks what a status rests on: what came, or what is missing. */
export const StatusDialog = ({
  stored,
  status,
  busy,
  error,
  onClose,
  onSave,
}: {
  stored: StoredRequest;
  status: RequestDraft['status'];
  busy: boolean;
  error: Error | null;
  onClose: () => void;
  onSave: (draft: RequestDraft) => void;
}) => {
  const [draft, setDraft] = useState({...draftOfRequest(stored.paper), status});
  const [tried, setTried] = useState(false);
  const faults = tried ? faultsOfRequest(draft) : {};
  const about: Readonly<Record<string, string>> = t.statusAbout;
  const save = () => {
    setTried(true);
    if (Object.keys(faultsOfRequest(draft)).length === 0) onSave(draft);
  };
  return (
    <Dialog
      open
      title={t.statusTitle(stored.id, t.statuses[status])}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button kind="primary" busy={busy} onClick={save}>
            {t.keep}
          </Button>
        </>
      }
    >
      <p>
        <b>{visible(stored.paper.document)}</b>
      </p>
      {about[status] && <p>{about[status]}</p>}
      <EvidenceField
        label={t.evidence}
        ids={draft.evidence}
        controls={draft.controls.slice(0, 1)}
        error={faults.evidence && texts.papers.form.faults[faults.evidence]}
        onChange={evidence => setDraft(now => ({...now, evidence}))}
      />
      <TextArea
        label={t.note}
        hint={t.noteHint}
        optional={status !== 'insufficient'}
        error={faults.note && texts.papers.form.faults[faults.note]}
        maxLength={20_000}
        value={draft.note}
        onText={note => setDraft(now => ({...now, note}))}
      />
      {error && <Problem error={error} />}
    </Dialog>
  );
};
