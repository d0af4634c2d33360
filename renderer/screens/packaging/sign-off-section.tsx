import {PenLine, TriangleAlert} from 'lucide-react';
import {useState} from 'react';
import {Button} from '../../components/button.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Section} from '../../components/screen.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {count, formatLocal, formatUtc, ofTotal, visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import styles from './packaging.module.css';
import {SignDialog} from './sign-dialog.tsx';
import {nextRole, type Role, type Scope, type Signature, signedCounts, standing} from './sign-off-state.ts';

const words = texts.packaging.signOff;

/** Who prepared and reviewed each family and the whole, and what has changed since somebody signed it. */
export const SignOffSection = () => {
  const status = useEngine('signoff.status', {}, {keep: true});
  const [signing, setSigning] = useState<{scope: Scope; role: Role} | undefined>(undefined);
  const counts = status.data && signedCounts(status.data);
  const total = status.data?.length ?? 0;
  return (
    <Section
      title={words.title}
      count={counts && words.counts(ofTotal(counts.prepared, total), ofTotal(counts.reviewed, total))}
    >
      <p className={styles.about}>{words.about}</p>
      <Loaded query={status} lines={12}>
        {scopes => (
          <div className={styles.tableFrame}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{words.scope}</th>
                  <th scope="col" className={styles.numeric}>
                    {words.parts}
                  </th>
                  <th scope="col">{words.prepared}</th>
                  <th scope="col">{words.reviewed}</th>
                  <th scope="col">
                    <span className="unseen">{words.sign}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {scopes.map(scope => (
                  <ScopeRows key={scope.scope} scope={scope} onSign={role => setSigning({scope, role})} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
      {signing && <SignDialog scope={signing.scope} role={signing.role} onClose={() => setSigning(undefined)} />}
    </Section>
  );
};

const ScopeRows = ({scope, onSign}: {scope: Scope; onSign: (role: Role) => void}) => {
  const whole = scope.scope === 'assessment';
  const stale = [scope.prepared, scope.reviewed].find(signature => standing(signature) === 'stale');
  const role = nextRole(scope);
  return (
    <>
      <tr className={whole ? styles.whole : undefined}>
        <th scope="row">
          {whole ? (
            visible(scope.name)
          ) : (
            <span className={styles.name}>
              <span className={styles.id}>{visible(scope.scope)}</span>
              {visible(scope.name)}
            </span>
          )}
        </th>
        <td className={styles.numeric}>{count(scope.parts)}</td>
        <td>
          <SignatureCell signature={scope.prepared} />
        </td>
        <td>
          <SignatureCell signature={scope.reviewed} />
        </td>
        <td className={styles.end}>
          {role && (
            <Button
              icon={PenLine}
              aria-label={words.signAs(words.roles[role], visible(whole ? scope.name : `${scope.scope} ${scope.name}`))}
              onClick={() => onSign(role)}
            >
              {words.signShort[role]}
            </Button>
          )}
        </td>
      </tr>
      {stale && (
        <tr className={styles.changes}>
          <td colSpan={5}>
            <Changes signature={stale} />
          </td>
        </tr>
      )}
    </>
  );
};

const SignatureCell = ({signature}: {signature: Signature | undefined}) => {
  if (!signature) return <span className={styles.quiet}>{words.nobody}</span>;
  return (
    <span className={styles.signature} title={`${formatUtc(signature.at, true)} (${formatLocal(signature.at)})`}>
      {signature.current ? (
        <StateMark state="conforms" />
      ) : (
        <TriangleAlert size={14} aria-hidden="true" className={styles.staleMark} />
      )}
      <span>
        {visible(signature.by)} <time dateTime={signature.at}>{formatUtc(signature.at)}</time>
        {!signature.current && <span className={styles.quiet}> {words.stale}</span>}
      </span>
    </span>
  );
};

const few = 4;

/** What is not as it was signed. */
const Changes = ({signature}: {signature: Signature}) => {
  const [all, setAll] = useState(false);
  const shown = all ? signature.changes : signature.changes.slice(0, few);
  const rest = signature.changes.length - few;
  return (
    <>
      <p>{words.changedSince(visible(signature.by), count(signature.changes.length))}</p>
      <ul>
        {shown.map(({part, change, by, at}) => (
          <li key={part}>
            <code>{visible(part)}</code> {words.change[change]}
            {by !== undefined && at !== undefined && words.byAt(visible(by), formatUtc(at))}
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.fewer : words.more(count(rest))}
        </Button>
      )}
    </>
  );
};
