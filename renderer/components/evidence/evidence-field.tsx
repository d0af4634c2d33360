import {Camera, Library, Paperclip} from 'lucide-react';
import {type ReactNode, useId, useRef, useState} from 'react';
import {createPortal} from 'react-dom';
import type {ControlRef} from '../../../main/contract/ids.ts';
import {texts} from '../../texts/texts.ts';
import {Button} from '../button.tsx';
import {AttachJobs} from './attach-jobs.tsx';
import {EvidenceChip} from './evidence-chip.tsx';
import styles from './evidence-field.module.css';
import {LibraryDialog} from './library-dialog.tsx';
import {type Attach, useAttach} from './use-attach.tsx';

export {EvidenceChip} from './evidence-chip.tsx';
export {type Attach, useAttach} from './use-attach.tsx';

const words = texts.evidenceField;

type EvidenceFieldProps = {
  label: ReactNode;
  /** `E-000012`, in the order they were linked. */
  ids: readonly string[];
  onChange: (ids: string[]) => void;
  /** What attached files support unless somebody says otherwise. */
  controls: readonly ControlRef[];
  disabled?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
};

/** The evidence that something rests on: shows it, and takes more from the library, the disk, the clipboard or a camera. */
export const EvidenceField = (props: EvidenceFieldProps) => {
  const ids = useRef(props.ids);
  ids.current = props.ids;
  const onAttached = (id: string) => {
    // Several may end before the next drawing: each adds to what the last one left.
    ids.current = [...new Set([...ids.current, id])];
    props.onChange([...ids.current]);
  };
  const attach = useAttach(props.controls, {onAttached, ...(props.disabled ? {disabled: true} : {})});
  return (
    <>
      <EvidenceFieldOver {...props} attach={attach} />
      {attach.dialog}
    </>
  );
};

/** The same over a `useAttach` of the caller, who draws its dialog and decides what becomes of what was attached. */
export const EvidenceFieldOver = ({
  label,
  ids,
  onChange,
  controls,
  disabled = false,
  hint,
  error,
  attach,
  zone = true,
  shortcut,
}: EvidenceFieldProps & {
  attach: Attach;
  /** False where something around it takes the drops. */
  zone?: boolean;
  /** The key that attaches, where the screen has one. */
  shortcut?: string;
}) => {
  const [library, setLibrary] = useState(false);
  const camera = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a drop zone with this layout
    <div
      role="group"
      aria-labelledby={id}
      className={[styles.field, attach.over ? styles.over : ''].join(' ')}
      {...(zone ? attach.zone : {})}
    >
      <p id={id} className={styles.label}>
        {label}
      </p>
      {ids.length > 0 && (
        <ul className={styles.items}>
          {ids.map(one => (
            <li key={one}>
              <EvidenceChip
                id={one}
                onRemove={disabled ? undefined : () => onChange(ids.filter(other => other !== one))}
              />
            </li>
          ))}
        </ul>
      )}
      {attach.jobs.length > 0 && <AttachJobs jobs={attach.jobs} />}
      {!disabled && (
        <div className={styles.drop}>
          <Button icon={Paperclip} onClick={() => void attach.choose()} {...(shortcut ? {shortcut} : {})}>
            {words.attach}
          </Button>
          <Button icon={Library} onClick={() => setLibrary(true)}>
            {words.library}
          </Button>
          <Button icon={Camera} onClick={() => camera.current?.click()}>
            {words.camera}
          </Button>
          <span className={styles.words}>{attach.over ? words.release : words.drop}</span>
          <input
            ref={camera}
            type="file"
            accept="image/*"
            capture="environment"
            hidden
            aria-label={words.camera}
            onChange={event => {
              void attach.take([...(event.target.files ?? [])], 'photo');
              event.target.value = '';
            }}
          />
        </div>
      )}
      {hint && <p className={styles.hint}>{hint}</p>}
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
      {createPortal(
        <LibraryDialog
          open={library}
          linked={ids}
          control={controls[0]}
          onClose={() => setLibrary(false)}
          onLink={chosen => {
            setLibrary(false);
            onChange([...new Set([...ids, ...chosen])]);
          }}
        />,
        document.body,
      )}
    </div>
  );
};
