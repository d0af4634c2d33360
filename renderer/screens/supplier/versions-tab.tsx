import type {ContainerReview, LayerSupport, SupportState} from '../../../main/contract/review-methods.ts';
import {Button} from '../../components/button.tsx';
import {EmptyState} from '../../components/empty-state.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Section} from '../../components/screen.tsx';
import {type AnyState, StateMark} from '../../components/state-mark.tsx';
import {formatDay, visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import styles from './supplier.module.css';

const t = texts.supplier;
const marks: Readonly<Record<SupportState, AnyState>> = {
  supported: 'pass',
  'ends-soon': 'partly',
  ended: 'fail',
  unknown: 'not-assessed',
};

/** Every layer that was read, against its maker's dates. */
export const VersionsTab = () => (
  <>
    <p className={styles.about}>{t.versionsAbout}</p>
    <Loaded query={useEngine('review.container', {})} lines={8}>
      {review => (
        <>
          {review.clusters.length === 0 && (
            <EmptyState title={t.noClusters} actions={<Button onClick={() => go('collect')}>{t.collect}</Button>}>
              {t.noClustersAbout}
            </EmptyState>
          )}
          {review.clusters.map(cluster => (
            <Section key={cluster.target} title={visible(cluster.name)} count={cluster.platform}>
              <Versions cluster={cluster} />
            </Section>
          ))}
          {review.questions.length > 0 && (
            <Section title={t.questions}>
              <ul className={styles.bullets}>
                {review.questions.map(question => (
                  <li key={question}>{visible(question)}</li>
                ))}
              </ul>
            </Section>
          )}
          <p className={styles.about}>
            {t.asOf(formatDay(review.on))}.{' '}
            {t.versionsSource(review.source.name, formatDay(review.source.date), review.source.licence)}
          </p>
        </>
      )}
    </Loaded>
  </>
);

const Versions = ({cluster}: {cluster: ContainerReview['clusters'][number]}) => {
  const rows = [
    {where: cluster.name, layer: cluster.orchestrator},
    ...cluster.nodes.flatMap(node => node.layers.map(layer => ({where: node.name, layer}))),
  ];
  return (
    <table className={styles.matrix}>
      <caption className="unseen">{t.versionsTable(cluster.name)}</caption>
      <thead>
        <tr>
          {Object.entries(t.versionColumns).map(([id, title]) => (
            <th key={id} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({where, layer}, index) => (
          <tr key={`${where}-${layer.layer}`}>
            <th scope="row">
              {rows[index - 1]?.where === where ? <span className="unseen">{where}</span> : visible(where)}
            </th>
            <td>{t.layers[layer.layer]}</td>
            <td>{layer.seen === '' ? <span className={styles.open}>{t.notRead}</span> : visible(layer.seen)}</td>
            <State layer={layer} />
            <td className={styles.number}>{layer.eol && formatDay(layer.eol)}</td>
            <td className={styles.number}>{layer.extended && formatDay(layer.extended)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const State = ({layer}: {layer: LayerSupport}) => (
  <td title={layer.note}>
    <StateMark state={marks[layer.state]} /> {t.supportStates[layer.state]}
  </td>
);
