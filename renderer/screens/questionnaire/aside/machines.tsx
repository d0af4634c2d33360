import {useState} from 'react';
import {StateMark} from '../../../components/state-mark.tsx';
import {count, visible} from '../../../format.ts';
import {go, hashOf} from '../../../routes.ts';
import {texts} from '../../../texts/texts.ts';
import styles from './aside.module.css';
import {type CheckSummary, checkState, tallyOf} from './check-standing.ts';

const words = texts.questionnaire;

/**
 * What the checks say that inform this: passes and failures, and never quietly what could not be read. Those for the question at
 * hand stand first; of the others one sees how they stand before opening them.
 */
export const Machines = ({checks, informing}: {checks: readonly CheckSummary[]; informing: readonly string[]}) => {
  const here = checks.filter(({id}) => informing.includes(id));
  const others = checks.filter(({id}) => !informing.includes(id));
  const [open, setOpen] = useState(here.length === 0);
  const waiting = open ? [] : others.filter(({counts}) => counts['not-assessed'] > 0).slice(0, few);
  return (
    <section className={styles.part}>
      <header className={styles.head}>
        <h2>{words.machines}</h2>
        <span>{words.checks(checks.length)}</span>
      </header>
      {checks.length === 0 && <p className={styles.none}>{words.noChecks}</p>}
      <Checks checks={here} />
      <Checks checks={waiting} short />
      {others.length > 0 && (
        <details className={styles.others} open={open} onToggle={event => setOpen(event.currentTarget.open)}>
          <summary>
            <span>{words.otherChecks(others.length, here.length > 0)}</span>
            {tallyOf(others).map(([state, many]) => (
              <span key={state} className={styles.tally}>
                <StateMark state={state} size={12} label />
                {many}
              </span>
            ))}
          </summary>
          <Checks checks={others} />
        </details>
      )}
    </section>
  );
};

/** So many of the others are always in sight where something could not be read. */
const few = 3;

const Checks = ({checks, short = false}: {checks: readonly CheckSummary[]; short?: boolean}) => (
  <ul>
    {checks.map(check => (
      <Check key={check.id} check={check} short={short} />
    ))}
  </ul>
);

const Check = ({check, short}: {check: CheckSummary; short: boolean}) => {
  const {fail, pass, 'not-assessed': unread, 'not-applicable': none} = check.counts;
  const judged = fail + pass + unread;
  const at = {view: 'verdicts', check: check.id};
  return (
    <li className={[styles.check, short ? styles.short : ''].join(' ')}>
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
      {askedAnew(check) && <p className={styles.ask}>{words.ask(check.ask)}</p>}
    </div>
  </div>
);

/** The reasons often end with the question already. */
const askedAnew = ({ask, unread}: CheckSummary): boolean =>
  ask !== '' && !unread.slice(0, 3).some(({reason}) => reason.includes(ask));
