import {StateMark} from '../../../components/state-mark.tsx';
import {count, visible} from '../../../format.ts';
import {go, hashOf} from '../../../routes.ts';
import {texts} from '../../../texts/texts.ts';
import styles from './aside.module.css';
import {type CheckSummary, checkState} from './check-standing.ts';

const words = texts.questionnaire;

/** What the checks say that inform this: passes and failures, and never quietly what could not be read. */
export const Machines = ({checks, informing}: {checks: readonly CheckSummary[]; informing: readonly string[]}) => (
  <section className={styles.part}>
    <header className={styles.head}>
      <h2>{words.machines}</h2>
      <span>{words.checks(checks.length)}</span>
    </header>
    {checks.length === 0 && <p className={styles.none}>{words.noChecks}</p>}
    <ul>
      {checks.map(check => (
        <Check key={check.id} check={check} informs={informing.includes(check.id)} />
      ))}
    </ul>
  </section>
);

const Check = ({check, informs}: {check: CheckSummary; informs: boolean}) => {
  const {fail, pass, 'not-assessed': unread, 'not-applicable': none} = check.counts;
  const judged = fail + pass + unread;
  const at = {view: 'verdicts', check: check.id};
  return (
    <li className={[styles.check, informs ? styles.informs : ''].join(' ')}>
      <StateMark state={checkState(check.counts)} label />
      <div>
        <a
          href={hashOf('resources', at)}
          aria-label={words.openCheck(check.title)}
          onClick={event => {
            event.preventDefault();
            go('resources', at);
          }}
        >
          {check.title}
        </a>
        {informs && <span className="unseen">{words.informs}</span>}
        {fail > 0 && (
          <p className={styles.fact}>
            {words.fails(fail, judged)}
            {check.failing.length > 0 &&
              `: ${check.failing
                .slice(0, 2)
                .map(({name}) => visible(name))
                .join(', ')}${check.failing.length > 2 ? ', …' : ''}`}
          </p>
        )}
        {fail === 0 && pass > 0 && <p className={styles.fact}>{words.passes(pass)}</p>}
        {judged === 0 && <p className={styles.fact}>{none > 0 ? words.notApplicable(none) : words.nothingSeen}</p>}
        {unread > 0 && <Unread check={check} unread={unread} alone={fail === 0 && pass === 0} />}
      </div>
    </li>
  );
};

const Unread = ({check, unread, alone}: {check: CheckSummary; unread: number; alone: boolean}) => (
  <div className={styles.unread}>
    {!alone && <StateMark state="not-assessed" size={12} />}
    <div>
      {check.unread.length === 0 && <p>{words.unreadPlain(unread)}</p>}
      {check.unread.slice(0, 3).map(({reason, count: many}) => (
        <p key={reason}>{words.unread(many, visible(reason))}</p>
      ))}
      {check.unread.length > 3 && <p>{`+ ${count(check.unread.length - 3)}`}</p>}
      {check.ask && <p className={styles.ask}>{words.ask(check.ask)}</p>}
    </div>
  </div>
);
