import {useState} from 'react';
import {Button} from '../../../components/button.tsx';
import {EvidenceChip} from '../../../components/evidence/evidence-field.tsx';
import {count} from '../../../format.ts';
import {go} from '../../../routes.ts';
import {texts} from '../../../texts/texts.ts';
import styles from './aside.module.css';
import type {ControlView} from './check-standing.ts';

const words = texts.questionnaire;
const few = 5;

/** The evidence that supports the control, whoever linked it. */
export const ControlEvidence = ({evidence: {items, total}}: {evidence: ControlView['evidence']}) => {
  const [all, setAll] = useState(false);
  return (
    <section className={styles.part}>
      <header className={styles.head}>
        <h2>{words.controlEvidence}</h2>
        <span>{count(total)}</span>
      </header>
      {total === 0 && <p className={styles.none}>{words.noControlEvidence}</p>}
      <ul className={styles.stack}>
        {(all ? items : items.slice(0, few)).map(item => (
          <li key={item.id}>
            <EvidenceChip id={item.id} item={item} />
          </li>
        ))}
      </ul>
      {total > few && (
        <div className={styles.row}>
          {items.length > few && (
            <Button kind="quiet" onClick={() => setAll(!all)} aria-expanded={all}>
              {all ? words.showLess : words.showAll(items.length)}
            </Button>
          )}
          {total > items.length && (
            <Button kind="quiet" onClick={() => go('evidence')}>
              {words.inLibrary}
            </Button>
          )}
        </div>
      )}
    </section>
  );
};
