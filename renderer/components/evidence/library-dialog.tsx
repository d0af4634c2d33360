import {useEffect, useState} from 'react';
import type {ControlRef} from '../../../main/contract/ids.ts';
import {count, formatUtc, shorten, visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import {Button} from '../button.tsx';
import {Dialog} from '../dialog.tsx';
import {CheckField, TextField} from '../field.tsx';
import {Loaded} from '../loaded.tsx';
import styles from './library-dialog.module.css';

const words = texts.evidenceField;
const step = 100;

/** Finds evidence that is already in the library and links it. */
export const LibraryDialog = ({
  open,
  linked,
  control,
  onClose,
  onLink,
}: {
  open: boolean;
  linked: readonly string[];
  control?: ControlRef | undefined;
  onClose: () => void;
  onLink: (ids: string[]) => void;
}) => {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [only, setOnly] = useState(false);
  const [limit, setLimit] = useState(step);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 150);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    if (open) return;
    setText('');
    setAsked('');
    setOnly(false);
    setLimit(step);
    setChosen([]);
  }, [open]);
  const query = useEngine(
    'evidence.query',
    {limit, ...(asked ? {text: asked} : {}), ...(only && control ? {control} : {})},
    {enabled: open, keep: true},
  );
  const toggle = (id: string) =>
    setChosen(before => (before.includes(id) ? before.filter(one => one !== id) : [...before, id]));
  return (
    <Dialog
      open={open}
      title={words.libraryTitle}
      onClose={onClose}
      wide
      footer={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button kind="primary" disabled={chosen.length === 0} onClick={() => onLink([...chosen])}>
            {words.link(chosen.length)}
          </Button>
        </>
      }
    >
      <TextField label={words.search} hint={words.searchHint} type="search" value={text} onText={setText} />
      {control && <CheckField label={words.onlyControls} checked={only} onCheck={setOnly} />}
      <Loaded query={query} lines={8}>
        {({items, total, of}) => (
          <div className={styles.results}>
            <p className={styles.found} role="status">
              {words.found(count(total), count(of))}
            </p>
            {total === 0 && <p>{of === 0 ? words.nothingYet : words.nothingFound}</p>}
            <ul className={styles.items}>
              {items.map(item => {
                const already = linked.includes(item.id);
                return (
                  <li key={item.id}>
                    <label className={styles.item}>
                      <input
                        type="checkbox"
                        checked={already || chosen.includes(item.id)}
                        disabled={already}
                        onChange={() => toggle(item.id)}
                      />
                      <span className={styles.title}>{visible(item.title)}</span>
                      <span className={styles.facts}>
                        <code>{item.id}</code>
                        <span>{words.files(words.kinds[item.kind], item.files.length)}</span>
                        <span>{formatUtc(item.capturedAt)}</span>
                        {item.files[0] && <code>{shorten(item.files[0].sha256, 8, 4)}</code>}
                        {already && <span>{words.alreadyLinked}</span>}
                      </span>
                    </label>
                  </li>
                );
              })}
            </ul>
            {items.length < total && limit < 1000 && (
              <Button onClick={() => setLimit(Math.min(1000, limit + step * 2))}>{words.more}</Button>
            )}
          </div>
        )}
      </Loaded>
    </Dialog>
  );
};
