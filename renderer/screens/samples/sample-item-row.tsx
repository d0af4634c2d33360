import {useId} from 'react';
import type {ControlRef} from '../../../main/contract/ids.ts';
import type {SampleItem} from '../../../main/contract/papers.ts';
import {Button} from '../../components/button.tsx';
import {EvidenceChip} from '../../components/evidence/evidence-chip.tsx';
import {EvidenceField} from '../../components/evidence/evidence-field.tsx';
import {TextArea} from '../../components/field.tsx';
import {Kbd} from '../../components/kbd.tsx';
import {Problem} from '../../components/problem.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import {faultOfItem, type ItemDraft, isSaved, resultKeys} from './item-drafts.ts';
import styles from './samples.module.css';

const t = texts.samples;

/** One item: what it is, its result, and opened the note and evidence that the result rests on. */
export const SampleItemRow = ({
  item,
  control,
  draft,
  open,
  locked,
  busy,
  error,
  onOpen,
  onMark,
  onDraft,
  onSave,
}: {
  item: SampleItem;
  control: ControlRef;
  draft: ItemDraft;
  open: boolean;
  locked: boolean;
  busy: boolean;
  error: Error | undefined;
  onOpen: () => void;
  onMark: (result: SampleItem['result']) => void;
  onDraft: (draft: ItemDraft) => void;
  onSave: (draft: ItemDraft) => void;
}) => {
  const id = useId();
  const saved = isSaved(draft, item);
  return (
    <li className={open ? styles.openItem : styles.item}>
      <button
        type="button"
        data-item
        className={styles.itemHead}
        aria-expanded={open}
        aria-controls={`${id}-body`}
        onClick={onOpen}
      >
        <StateMark state={item.result} />
        <span className={styles.itemName}>
          <span>{visible(item.label)}</span>
          {item.key !== item.label && <code>{visible(item.key)}</code>}
          {!open && item.note && <span className={styles.itemNote}>{visible(item.note)}</span>}
        </span>
        <span className={styles.itemEnd}>
          {!saved && <b className={styles.unsaved}>{t.items.unsaved}</b>}
          {item.evidence.length > 0 && <span>{t.items.evidenceCount(item.evidence.length)}</span>}
          <span>{t.results[item.result]}</span>
        </span>
      </button>
      {open && (!locked || item.note || item.evidence.length > 0) && (
        <div id={`${id}-body`} className={styles.itemBody}>
          {!locked && (
            <Marks id={id} draft={draft} onMark={onMark} label={`${t.items.result}: ${visible(item.label)}`} />
          )}
          {locked ? (
            <>
              {item.note && <p className={styles.words}>{visible(item.note)}</p>}
              {item.evidence.map(one => (
                <EvidenceChip key={one} id={one} />
              ))}
            </>
          ) : (
            <Rests draft={draft} saved={saved} control={control} busy={busy} onDraft={onDraft} onSave={onSave} />
          )}
          {error && <Problem error={error} />}
        </div>
      )}
    </li>
  );
};

const Marks = ({
  id,
  label,
  draft,
  onMark,
}: {
  id: string;
  label: string;
  draft: ItemDraft;
  onMark: (result: SampleItem['result']) => void;
}) => (
  <fieldset className={styles.marks}>
    <legend className="unseen">{label}</legend>
    {resultKeys.map(({key, result}) => (
      <label key={result} className={styles.mark}>
        <input type="radio" name={`${id}-result`} checked={draft.result === result} onChange={() => onMark(result)} />
        <StateMark state={result} />
        <span>{t.results[result]}</span>
        <Kbd keys={key} />
      </label>
    ))}
  </fieldset>
);

const Rests = ({
  draft,
  saved,
  control,
  busy,
  onDraft,
  onSave,
}: {
  draft: ItemDraft;
  saved: boolean;
  control: ControlRef;
  busy: boolean;
  onDraft: (draft: ItemDraft) => void;
  onSave: (draft: ItemDraft) => void;
}) => {
  const fault = faultOfItem(draft);
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a key for the button below, from inside the note */}
      <div
        onKeyDown={event => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onSave(draft);
        }}
      >
        <TextArea
          label={t.items.note}
          hint={t.items.noteHint}
          error={fault && t.items.faults[fault]}
          maxLength={4000}
          rows={2}
          value={draft.note}
          onText={note => onDraft({...draft, note})}
        />
      </div>
      <EvidenceField
        label={t.items.evidence}
        ids={draft.evidence}
        controls={[control]}
        onChange={evidence => onSave({...draft, evidence})}
      />
      <div className={styles.itemButtons}>
        {!saved && <span className={styles.unsaved}>{t.items.unsaved}</span>}
        <Button
          kind="primary"
          busy={busy}
          disabled={saved || fault !== undefined}
          shortcut="Mod+Enter"
          onClick={() => onSave(draft)}
        >
          {t.items.save}
        </Button>
      </div>
    </>
  );
};
