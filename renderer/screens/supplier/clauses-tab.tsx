import {Button} from '../../components/button.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Section} from '../../components/screen.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {ofTotal} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import styles from './supplier.module.css';

const t = texts.supplier;
/** The review that leads here. */
const contracts = 'outsourced-contracts';

/** The reviews beside the standard, topic by topic, with where their questions stand. */
export const ClausesTab = () => (
  <>
    <p className={styles.about}>{t.clausesAbout}</p>
    <Loaded query={useEngine('overview.get', {}, {keep: true})} lines={8}>
      {({groups}) =>
        groups
          .filter(({kind}) => kind === 'review')
          .sort((one, other) => Number(other.id === contracts) - Number(one.id === contracts))
          .map(review => (
            <Section key={review.id} title={review.name}>
              <ul className={styles.topics}>
                {review.sections
                  .flatMap(({entries}) => entries)
                  .map(topic => (
                    <li key={topic.id}>
                      <StateMark state={topic.state} label />
                      <span className={styles.grow}>{topic.name}</span>
                      <span className={styles.figure}>{t.answeredOf(ofTotal(topic.asked, topic.questions))}</span>
                      <span className={styles.figure}>{t.evidencedOf(ofTotal(topic.evidenced, topic.asked))}</span>
                      <Button
                        aria-label={`${t.openTopic}: ${topic.name}`}
                        onClick={() => go('questionnaire', {review: review.id, entry: topic.id})}
                      >
                        {t.openTopic}
                      </Button>
                    </li>
                  ))}
              </ul>
            </Section>
          ))
      }
    </Loaded>
  </>
);
