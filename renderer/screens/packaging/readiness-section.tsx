import {ArrowRight} from 'lucide-react';
import type {Readiness} from '../../../main/contract/views.ts';
import {Loaded} from '../../components/loaded.tsx';
import {Note} from '../../components/problem.tsx';
import {Section} from '../../components/screen.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {count, visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {go, hashOf} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {mendPlace} from './mend-place.ts';
import styles from './packaging.module.css';

const words = texts.packaging.checks;

/** What should be known before it is sealed. Nothing here stops anybody: the package tells of the gaps. */
export const ReadinessSection = () => {
  const readiness = useEngine('package.readiness', {}, {keep: true});
  return (
    <Section title={words.title} count={readiness.data && words.counts(readiness.data.items.length)}>
      <Loaded query={readiness} lines={6}>
        {({items}) =>
          items.length === 0 ? (
            <p className={styles.clear}>
              <StateMark state="conforms" /> {words.nothing}
            </p>
          ) : (
            <>
              <Note>{words.allowed}</Note>
              <ul className={styles.checks}>
                {items.map(item => (
                  <Check key={item.code} item={item} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Section>
  );
};

const Check = ({item: {code, count: many, of, examples}}: {item: Readiness['items'][number]}) => {
  const place = mendPlace(code);
  const rest = many - examples.length;
  return (
    <li>
      <StateMark state={code === 'unread' || code === 'nothing-collected' ? 'could-not-be-read' : 'open'} />
      <div>
        <h3>{words.items[code].title(many, of)}</h3>
        <p className={styles.quiet}>{words.items[code].text}</p>
        {examples.length > 0 && (
          <ul className={styles.examples}>
            {examples.map(example => (
              <li key={example}>{visible(example)}</li>
            ))}
            {rest > 0 && <li className={styles.quiet}>{words.more(count(rest))}</li>}
          </ul>
        )}
      </div>
      {place ? (
        <a
          className={styles.mend}
          href={hashOf(place.screen, place.at)}
          onClick={event => {
            event.preventDefault();
            go(place.screen, place.at);
          }}
        >
          {texts.screens[place.screen]} <ArrowRight size={14} aria-hidden="true" />
        </a>
      ) : (
        <span className={styles.quiet}>{words.above}</span>
      )}
    </li>
  );
};
