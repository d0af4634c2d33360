import {Button} from '../../../components/button.tsx';
import {texts} from '../../../texts/texts.ts';
import styles from './neighbours.module.css';
import type {OutlinePlace} from './places.ts';

const words = texts.questionnaire;

/** The way on at the end of a control's questions, and back. */
export const Neighbours = ({
  before,
  after,
  onGo,
}: {
  before: OutlinePlace | undefined;
  after: OutlinePlace | undefined;
  onGo: (place: OutlinePlace) => void;
}) => (
  <nav className={styles.neighbours} aria-label={words.neighbours}>
    {before && (
      <Button kind="quiet" shortcut="[" onClick={() => onGo(before)} className={styles.before}>
        {words.neighbour(before.entry.id, before.entry.name)}
      </Button>
    )}
    {after && (
      <Button kind="quiet" shortcut="]" onClick={() => onGo(after)} className={styles.after}>
        {words.neighbour(after.entry.id, after.entry.name)}
      </Button>
    )}
  </nav>
);
