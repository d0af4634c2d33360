import {Check, Copy} from 'lucide-react';
import {useState} from 'react';
import {shorten, visible} from '../format.ts';
import {texts} from '../texts/texts.ts';
import styles from './id-text.module.css';

/** An id or a hash: its middle left out where it is long, copied whole. */
export const IdText = ({
  value,
  head = 8,
  tail = 4,
  whole = false,
}: {
  value: string;
  head?: number;
  tail?: number;
  whole?: boolean;
}) => {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <span className={styles.id}>
      <code title={visible(value)}>{visible(whole ? value : shorten(value, head, tail))}</code>
      <button
        type="button"
        className={styles.copy}
        onClick={() => void copy()}
        aria-label={copied ? texts.common.copied : texts.common.copyValue(shorten(value, head, tail))}
      >
        {copied ? <Check size={12} aria-hidden="true" /> : <Copy size={12} aria-hidden="true" />}
      </button>
    </span>
  );
};
