import {ShieldAlert, ShieldCheck} from 'lucide-react';
import {useState} from 'react';
import type {Output} from '../../../main/contract/methods.ts';
import {Button} from '../../components/button.tsx';
import {IdText} from '../../components/id-text.tsx';
import {Section} from '../../components/screen.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {count, formatBytes, visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import {checkedLines} from './checked-lines.ts';
import {IdentityCheck} from './identity-check.tsx';
import {meaningOf} from './problem-meaning.ts';
import styles from './verify.module.css';

type Result = Output<'package.verify'>;

/** What a verification found: the whole in a sentence, then the identity, the problems, and what was looked at. */
export const VerifyResult = ({path, result}: {path: string; result: Result}) => {
  const words = texts.verify.result;
  const {ok, problems, custody} = result;
  const ours = result.checked.length > 0;
  const title = ok ? words.holds : ours ? words.fails(problems.length) : words.notOurs;
  const about = ok ? words.holdsAbout : ours ? words.failsAbout : words.notOursAbout;
  const Icon = ok ? ShieldCheck : ShieldAlert;
  return (
    <>
      <div className={ok ? styles.holds : styles.fails} role="status">
        <Icon size={26} strokeWidth={1.6} aria-hidden="true" />
        <div>
          <h2>{title}</h2>
          <p>{about}</p>
        </div>
      </div>
      {ours && <IdentityCheck identity={result.identity} />}
      {problems.length > 0 && <Problems problems={problems} />}
      {ours && (
        <Section title={texts.verify.checked.title}>
          <ul className={styles.checked}>
            {checkedLines(result).map(({text, state}) => (
              <li key={text}>
                <Mark state={state} />
                <span>{visible(text)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={words.what}>
        <dl className={styles.facts}>
          <dt>{words.name}</dt>
          <dd>{visible(result.name)}</dd>
          <dt>{words.place}</dt>
          <dd>
            <code>{visible(path)}</code>
          </dd>
          <dt>{words.files}</dt>
          <dd>{count(result.files)}</dd>
          <dt>{words.size}</dt>
          <dd>{formatBytes(result.bytes)}</dd>
          {custody && (
            <>
              <dt>{words.custody}</dt>
              <dd>
                {words.custodyEntries(custody.entries)} <IdText value={custody.head} whole />
              </dd>
            </>
          )}
        </dl>
      </Section>
    </>
  );
};

const Mark = ({state}: {state: 'held' | 'failed' | 'note'}) => {
  const words = texts.verify.checked;
  const said = {held: words.holds, failed: words.fails, note: words.note}[state];
  const shape = {held: 'conforms', failed: 'does-not-conform', note: 'not-applicable'} as const;
  return (
    <span title={said}>
      <StateMark state={shape[state]} />
      <span className="unseen">{said}</span>
    </span>
  );
};

const first = 20;

const Problems = ({problems}: {problems: Result['problems']}) => {
  const words = texts.verify.problems;
  const [all, setAll] = useState(false);
  const shown = all ? problems : problems.slice(0, first);
  return (
    <Section title={words.title} count={count(problems.length)}>
      <ul className={styles.problems}>
        {shown.map(({code, path, message}, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of one result never changes, and two of it may be alike
          <li key={index}>
            <StateMark state="does-not-conform" />
            <div>
              <p>
                <code>{path === '' ? words.whole : visible(path)}</code>
              </p>
              <p>{words.meanings[meaningOf(code)]}</p>
              <p className={styles.quiet}>{visible(message)}</p>
            </div>
          </li>
        ))}
      </ul>
      {!all && problems.length > first && (
        <Button onClick={() => setAll(true)}>{words.more(problems.length - first)}</Button>
      )}
    </Section>
  );
};
