import {Loaded} from '../../components/loaded.tsx';
import {Section} from '../../components/screen.tsx';
import {visible} from '../../format.ts';
import {useShell} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import styles from './settings.module.css';

/** What runs here, what leaves the machine, and under which licences. */
export const AboutTab = () => {
  const info = useShell('shell.info', {});
  const words = texts.settings.about;
  return (
    <>
      <Loaded query={info}>
        {({version, runtime, platform, documents}) => (
          <dl className={[styles.facts, styles.lead].join(' ')}>
            <dt>{words.version}</dt>
            <dd>{version}</dd>
            <dt>{words.runtime}</dt>
            <dd>{words.runtimes[runtime]}</dd>
            <dt>{words.platform}</dt>
            <dd>{words.platforms[platform]}</dd>
            <dt>{words.documents}</dt>
            <dd className={styles.path}>
              <code>{visible(documents)}</code>
            </dd>
          </dl>
        )}
      </Loaded>
      <Section title={words.leaves}>
        <div className={styles.stack}>
          {words.leavesAbout.map(line => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </Section>
      <Section title={words.licences}>
        <div className={styles.stack}>
          <p>{words.licencesAbout}</p>
          <p>{words.standards}</p>
        </div>
      </Section>
    </>
  );
};
