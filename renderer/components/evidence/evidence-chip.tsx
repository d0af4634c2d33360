import {FileText, Image, ScanSearch, X} from 'lucide-react';
import type {z} from 'zod';
import type {EvidenceItem} from '../../../main/contract/records.ts';
import {formatUtc, shorten, visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {go, hashOf} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import styles from './evidence-chip.module.css';

type Item = z.infer<typeof EvidenceItem>;

const icons = {read: ScanSearch, document: FileText, photo: Image};
const words = texts.evidenceField;

/** One evidence item as a small card that opens it. With only an id, the rest is asked of the engine. */
export const EvidenceChip = ({id, item, onRemove}: {id: string; item?: Item; onRemove?: (() => void) | undefined}) => {
  const asked = useEngine('evidence.get', {id}, {enabled: item === undefined});
  const known = item ?? asked.data?.item;
  const Icon = icons[known?.kind ?? 'document'];
  const title = known ? visible(known.title) : id;
  const [file] = known?.files ?? [];
  return (
    <div className={styles.chip}>
      <Icon size={16} strokeWidth={1.6} aria-hidden="true" className={styles.icon} />
      <a
        href={hashOf('evidence', {id})}
        className={styles.link}
        onClick={event => {
          event.preventDefault();
          go('evidence', {id});
        }}
      >
        <span className={styles.title}>
          <span className="unseen">{words.open} </span>
          {title}
        </span>
        <span className={styles.facts}>
          <code>{id}</code>
          {known && <span>{words.files(words.kinds[known.kind], known.files.length)}</span>}
          {known?.kind === 'read' && <span>{formatUtc(known.capturedAt, true)}</span>}
          {file && known?.kind !== 'read' && <code>sha256 {shorten(file.sha256, 8, 4)}</code>}
          {asked.error && <span className={styles.missing}>{visible(asked.error.message)}</span>}
        </span>
      </a>
      {onRemove && (
        <button type="button" className={styles.remove} aria-label={words.unlink(`${id}: ${title}`)} onClick={onRemove}>
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  );
};
