import {useState} from 'react';
import type {Output} from '../../../main/contract/methods.ts';
import {Button} from '../../components/button.tsx';
import {Problem} from '../../components/problem.tsx';
import {Section} from '../../components/screen.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {visible} from '../../format.ts';
import {useAction} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import type {StoredSample} from './sample-rows.ts';
import styles from './samples.module.css';

const t = texts.samples.check;
const atFirst = 20;
const marks = {same: 'conforms', different: 'does-not-conform', 'not-kept': 'could-not-be-read'} as const;

/** Compares the population with the one of the draw, and draws again. */
export const CheckAgain = ({stored: {id, paper}}: {stored: StoredSample}) => {
  const checking = useAction('samples.check', {quiet: true, touches: []});
  const found = checking.data;
  const redraw = paper.basis === 'random' ? t.redraw : t.chosen;
  return (
    <Section title={t.title}>
      <div className={styles.check}>
        <p className={styles.faint}>{t.about}</p>
        <div>
          <Button busy={checking.isPending} onClick={() => checking.mutate({id})}>
            {t.run}
          </Button>
        </div>
        <div role="status" className={styles.check}>
          {found && (
            <>
              <p className={styles.verdict}>
                <StateMark state={marks[found.redraw]} />
                <span>{redraw[found.redraw]}</span>
              </p>
              <Population found={found} />
            </>
          )}
        </div>
        {checking.error && <Problem error={checking.error} />}
      </div>
    </Section>
  );
};

const Population = ({found}: {found: Output<'samples.check'>}) => (
  <>
    <p className={styles.verdict}>
      <StateMark state={found.same ? 'conforms' : 'partly'} />
      <span>
        {found.same ? t.same(found.now.size) : t.changed(found.atDraw.size, found.now.size)}
        {!found.same && ` ${t.changedAbout}`}
      </span>
    </p>
    <Keys title={t.added(found.added.length)} keys={found.added} />
    <Keys title={t.removed(found.removed.length)} keys={found.removed} />
    {found.limits.length > 0 && (
      <div>
        <p className={styles.verdict}>
          <StateMark state="could-not-be-read" />
          <b>{t.limits}</b>
        </p>
        {found.limits.map(limit => (
          <p key={limit}>{visible(limit)}</p>
        ))}
      </div>
    )}
  </>
);

const Keys = ({title, keys}: {title: string; keys: readonly string[]}) => {
  const [all, setAll] = useState(false);
  if (keys.length === 0) return null;
  return (
    <div>
      <b>{title}</b>
      <ul className={styles.keys}>
        {(all ? keys : keys.slice(0, atFirst)).map(key => (
          <li key={key}>
            <code>{visible(key)}</code>
          </li>
        ))}
      </ul>
      {!all && keys.length > atFirst && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t.more(keys.length - atFirst)}
        </Button>
      )}
    </div>
  );
};
