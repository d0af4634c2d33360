import type {TargetCoverage} from '../../../main/contract/views.ts';
import {Button} from '../../components/button.tsx';
import {Progress} from '../../components/progress.tsx';
import {Section} from '../../components/screen.tsx';
import {visible} from '../../format.ts';
import {go, hashOf} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import styles from './overview.module.css';

/** How much of each target was read, and how many controls wait for what was not. */
export const Coverage = ({targets}: {targets: readonly TargetCoverage[]}) => {
  const words = texts.overview.coverage;
  return (
    <Section title={words.title}>
      {targets.length === 0 && (
        <div className={styles.quiet}>
          <p>{words.none}</p>
          <Button onClick={() => go('collect')}>{words.collect}</Button>
        </div>
      )}
      <ul className={styles.coverage}>
        {targets.map(target => (
          <Target key={target.collection} target={target} />
        ))}
      </ul>
    </Section>
  );
};

const Target = ({target}: {target: TargetCoverage}) => {
  const words = texts.overview.coverage;
  const {collection, kind, name, regions, answered, of, unread, controls, endedAt} = target;
  const reads = words.reads(answered, of);
  const title = words.target(words.kinds[kind], visible(name));
  return (
    <li>
      <p className={styles.target}>
        <a
          href={hashOf('collect', {collection})}
          onClick={event => {
            event.preventDefault();
            go('collect', {collection});
          }}
        >
          {title}
        </a>
        <span>{reads}</span>
      </p>
      <Progress value={answered} of={of} text={`${title}: ${reads}`} />
      <p className={unread > 0 ? styles.unread : styles.complete}>
        {unread > 0 ? words.unread(unread, controls) : words.complete}
        {regions > 0 && ` · ${words.regions(regions)}`}
        {endedAt === undefined && ` · ${words.running}`}
      </p>
    </li>
  );
};
