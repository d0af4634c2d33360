// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
import type {RunningCollection} from '../../../main/contract/views.ts';
import {StateMark} from '../../components/state-mark.tsx';
import {count, visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './collect.module.css';

/** How far each service is in each region. */
export const RunningGroups = ({groups}: {groups: RunningCollection['groups']}) => {
  const words = texts.collect.run;
  return (
    <section className={styles.groupsFrame} aria-label={words.groups} tabIndex={0}>
      <table className={styles.groups}>
        <thead>
          <tr>
            <th scope="col">{words.service}</th>
            <th scope="col">{words.region}</th>
            <th scope="col" className={styles.figure}>
              {words.answered}
            </th>
            <th scope="col">{words.last}</th>
            <th scope="col">{texts.states['not-assessed']}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({service, region, done, unanswered, last}) => (
            <tr key={`${service} ${region}`}>
              <th scope="row">{visible(service)}</th>
              <td>{visible(region)}</td>
              <td className={styles.figure}>{count(done)}</td>
              <td>
                <code>{visible(last)}</code>
              </td>
              <td>
                {unanswered > 0 && (
                  <span className={styles.unanswered}>
                    <StateMark state="not-assessed" size={12} /> {words.unanswered(count(unanswered))}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
