import {Copy, FolderSearch, ShieldCheck} from 'lucide-react';
import {Button} from '../../components/button.tsx';
import {IdText} from '../../components/id-text.tsx';
import {Problem} from '../../components/problem.tsx';
import {Progress} from '../../components/progress.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {say} from '../../components/toasts.tsx';
import {When} from '../../components/when.tsx';
import {count, formatBytes, formatUtc, visible} from '../../format.ts';
import {useShellAction} from '../../query.ts';
import {go} from '../../routes.ts';
import {useAssessment} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import {type Building, type Built, verifyBuilt} from './building.ts';
import {handOver} from './hand-over.ts';
import styles from './packaging.module.css';

const words = texts.packaging.built;
type Check = Extract<Building, {state: 'done'}>['check'];

/** The package that was built: what to tell the assessor, and whether it holds. */
export const BuiltPackage = ({built, check}: {built: Built; check: Check}) => {
  const assessment = useAssessment();
  const reveal = useShellAction('shell.reveal');
  const letter = assessment
    ? handOver({
        client: visible(assessment.client),
        title: visible(assessment.title),
        path: built.path,
        identity: built.identity,
        sealedAt: formatUtc(built.sealedAt, true),
        files: count(built.files),
        size: formatBytes(built.bytes),
      })
    : '';
  const copy = async () => {
    await navigator.clipboard.writeText(letter);
    say(words.letterCopied);
  };
  return (
    <div className={styles.built}>
      <h3>{words.title}</h3>
      <dl className={styles.facts}>
        <dt>{words.identity}</dt>
        <dd>
          <IdText value={built.identity} whole />
          <p className={styles.quiet}>{words.identityHint}</p>
        </dd>
        <dt>{words.path}</dt>
        <dd className={styles.path}>{visible(built.path)}</dd>
        <dt>{words.sealedAt}</dt>
        <dd>
          <When at={built.sealedAt} seconds />
        </dd>
        <dt>{words.holds}</dt>
        <dd>{words.filesAndSize(count(built.files), formatBytes(built.bytes))}</dd>
      </dl>
      <div className={styles.actions}>
        <Button kind="primary" icon={ShieldCheck} busy={check.state === 'running'} onClick={() => void verifyBuilt()}>
          {words.verify}
        </Button>
        <Button icon={FolderSearch} onClick={() => reveal.mutate({path: built.path})}>
          {words.reveal}
        </Button>
        <Button kind="quiet" onClick={() => go('verify', {path: built.path})}>
          {words.openVerify}
        </Button>
      </div>
      {reveal.error && <Problem error={reveal.error} />}
      <Checked check={check} />
      <section className={styles.letter}>
        <header>
          <h3>{words.letter}</h3>
          <Button icon={Copy} onClick={() => void copy()}>
            {words.copyLetter}
          </Button>
        </header>
        <p className={styles.quiet}>{words.letterHint}</p>
        <pre>{letter}</pre>
      </section>
    </div>
  );
};

const Checked = ({check}: {check: Check}) => {
  if (check.state === 'none') return null;
  if (check.state === 'running') {
    const text = words.verifying(formatBytes(check.bytes));
    return (
      <div className={styles.running} role="status">
        <p>{text}</p>
        <Progress value={check.bytes} text={text} />
      </div>
    );
  }
  if (check.state === 'failed') return <Problem error={check.error} />;
  const {ok, problems, checked} = check.verification;
  return (
    <div className={styles.checked} role="status">
      <p className={styles.verdict}>
        <StateMark state={ok ? 'conforms' : 'does-not-conform'} /> {ok ? words.verified : words.broken(problems.length)}
      </p>
      <ul>
        {problems.map(({code, path, message}) => (
          <li key={`${code}:${path}`}>
            {path !== '' && <code>{visible(path)}</code>} {visible(message)}
          </li>
        ))}
        {ok && checked.map(what => <li key={what}>{visible(what)}</li>)}
      </ul>
    </div>
  );
};
