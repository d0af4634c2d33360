import {type FormEvent, useEffect, useState} from 'react';
import type {Output} from '../../../main/contract/methods.ts';
import {Button} from '../../components/button.tsx';
import {Dialog} from '../../components/dialog.tsx';
import {Choice, TextArea, TextField} from '../../components/field.tsx';
import {IdText} from '../../components/id-text.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {say} from '../../components/toasts.tsx';
import {count, visible} from '../../format.ts';
import {forget, queries, useAction, useEngine} from '../../query.ts';
import {useActor} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import styles from './packaging.module.css';
import {looksLikeSamePerson, partKinds, type Role, type Scope} from './sign-off-state.ts';

const words = texts.packaging.signOff;

/** Signing one scope: what is signed, in which role, by whom. A review is by somebody else than the preparation. */
export const SignDialog = ({scope, role: first, onClose}: {scope: Scope; role: Role; onClose: () => void}) => {
  const actor = useActor();
  const [role, setRole] = useState<Role>(first);
  const [name, setName] = useState(first === 'prepared' ? actor : '');
  const [note, setNote] = useState('');
  const content = useEngine('signoff.content', {scope: scope.scope});
  const sign = useAction('signoff.sign', {touches: ['signoff.', 'package.', 'papers.', 'overview.', 'report.']});
  const [other, setOther] = useState(false);
  // What is shown is what is there now, not what was there when somebody last looked.
  useEffect(() => {
    void forget(queries, ['signoff.content']);
  }, []);

  const title = scope.scope === 'assessment' ? scope.name : `${scope.scope} ${scope.name}`;
  const same = role === 'reviewed' && looksLikeSamePerson(name, scope.prepared?.by ?? '');
  const ready = content.data !== undefined && !content.isFetching && name.trim() !== '' && !same && !other;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const shown = content.data;
    if (!ready || !shown || sign.isPending) return;
    const by = name.trim();
    const stored = await sign
      .mutateAsync({role, scope: scope.scope, by, ...(note.trim() === '' ? {} : {note: note.trim()})})
      .catch(() => undefined);
    if (!stored) return;
    // Somebody may have saved between the list being shown and the signature; then it is not what was looked at.
    if (stored.paper.kind === 'sign-off' && stored.paper.contentSha256 !== shown.contentSha256) {
      setOther(true);
      return;
    }
    say(words.signed(visible(title), words.roles[role], visible(by)));
    onClose();
  };
  return (
    <Dialog
      open
      wide
      title={words.dialogTitle(visible(title))}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{other ? texts.common.close : texts.common.cancel}</Button>
          {!other && (
            <Button kind="primary" type="submit" form="sign-off" busy={sign.isPending} disabled={!ready}>
              {words.signAsRole(words.roles[role])}
            </Button>
          )}
        </>
      }
    >
      <form id="sign-off" className={styles.form} onSubmit={event => void submit(event)}>
        <Loaded query={content} lines={4}>
          {data => <Content content={data} />}
        </Loaded>
        <Choice<Role>
          label={words.role}
          value={role}
          options={[
            {value: 'prepared', label: words.preparedRole},
            {value: 'reviewed', label: words.reviewedRole},
          ]}
          onChoose={value => {
            setRole(value);
            setName(value === 'prepared' ? actor : '');
          }}
        />
        <TextField
          label={words.name}
          hint={role === 'prepared' ? words.nameHint : words.reviewerHint(visible(scope.prepared?.by ?? ''))}
          value={name}
          maxLength={200}
          error={same ? words.samePerson(visible(scope.prepared?.by ?? '')) : undefined}
          onText={setName}
        />
        <TextArea label={words.note} optional value={note} maxLength={20_000} onText={setNote} />
        {role === 'reviewed' && !scope.prepared?.current && <Note kind="open">{words.notPrepared}</Note>}
        {sign.error && <Problem error={sign.error} />}
        {other && <Problem error={new Error(words.otherContent)} />}
      </form>
    </Dialog>
  );
};

const Content = ({content}: {content: Output<'signoff.content'>}) => (
  <div className={styles.content}>
    <p>
      {words.contentOf(count(content.parts.length))}{' '}
      {partKinds(content.parts)
        .map(([kind, many]) => words.partKinds[kind]?.(many) ?? `${count(many)} ${visible(kind)}`)
        .join(', ')}
    </p>
    <p className={styles.hash}>
      <span className={styles.quiet}>{words.hash}</span> <IdText value={content.contentSha256} whole />
    </p>
    <details>
      <summary>{words.list}</summary>
      <pre className={styles.parts}>
        {content.parts.map(({part, sha256}) => `${sha256}  ${visible(part)}`).join('\n')}
      </pre>
    </details>
  </div>
);
