import {useState} from 'react';
import {TextField} from '../../components/field.tsx';
import {IdText} from '../../components/id-text.tsx';
import {Note} from '../../components/problem.tsx';
import {Section} from '../../components/screen.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {texts} from '../../texts/texts.ts';
import {compareIdentity, identityDigits} from './identity.ts';
import styles from './verify.module.css';

/** The identity in full, and whether it is the one that a person was told. */
export const IdentityCheck = ({identity}: {identity: string | undefined}) => {
  const words = texts.verify.identity;
  const [told, setTold] = useState('');
  if (identity === undefined)
    return (
      <Section title={words.title}>
        <Note kind="open">{words.none}</Note>
      </Section>
    );
  const comparison = compareIdentity(told, identity);
  return (
    <Section title={words.title}>
      <p className={styles.quiet}>{words.about}</p>
      <p className={styles.identity}>
        <IdText value={identity} whole />
      </p>
      <TextField
        label={words.told}
        hint={words.toldHint}
        spellCheck={false}
        maxLength={400}
        value={told}
        error={comparison === 'malformed' ? words.malformed : undefined}
        onText={setTold}
      />
      <p role="status" className={styles.compared}>
        {comparison === 'same' && (
          <>
            <StateMark state="conforms" /> {words.same}
          </>
        )}
        {comparison === 'different' && (
          <b className={styles.differs}>
            <StateMark state="does-not-conform" /> {words.different}
          </b>
        )}
        {comparison === 'incomplete' && words.incomplete(identityDigits(told).length)}
      </p>
    </Section>
  );
};
