import {texts} from '../../texts/texts.ts';
import styles from './collect.module.css';

/** Before the first collection: what is read, why nothing can be changed, what leaves the machine. */
export const Teaching = () => {
  const {teach} = texts.collect;
  return (
    <div className={styles.teaching}>
      {[teach.reads, teach.readOnly, teach.leaves].map(({title, text}) => (
        <section key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
    </div>
  );
};
