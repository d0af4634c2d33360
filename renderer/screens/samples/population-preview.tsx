import {IdText} from '../../components/id-text.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Problem} from '../../components/problem.tsx';
import {Section} from '../../components/screen.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './samples.module.css';
import type {Population} from './use-population.ts';

const t = texts.samples.plan;
const shown = 20;

/** The population before anything is drawn: how many, which, and what could not be read for it. `read`: it was collected. */
export const PopulationPreview = ({population: {query, named}, read}: {population: Population; read: boolean}) => (
  <Section title={t.preview}>
    {named && query.error ? (
      <Problem error={query.error} />
    ) : named ? (
      <Loaded query={query} lines={6}>
        {({size, sha256, limits, items}) => (
          <div className={styles.check} role="status">
            <p className={styles.size}>{t.previewSize(size)}</p>
            {size === 0 && <p>{t.previewEmpty}</p>}
            {limits.length > 0 ? (
              <div className={styles.limits}>
                <p className={styles.verdict}>
                  <StateMark state="could-not-be-read" />
                  <b>{t.limits}</b>
                </p>
                {limits.map(limit => (
                  <p key={limit}>{visible(limit)}</p>
                ))}
              </div>
            ) : (
              read && <p className={styles.faint}>{t.wholeRead}</p>
            )}
            <p className={styles.faint}>
              {t.previewHash} <IdText value={sha256} head={12} tail={6} />
            </p>
            {size > 0 && (
              <div>
                <b>{t.previewFirst(Math.min(shown, size), size)}</b>
                <ul className={styles.keys}>
                  {items.slice(0, shown).map(({key, label}) => (
                    <li key={key} title={visible(key)}>
                      {visible(label)}
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </div>
        )}
      </Loaded>
    ) : (
      <p className={styles.faint}>{t.previewNone}</p>
    )}
  </Section>
);
