import {useState} from 'react';
import type {Finding, StoredPaper} from '../../../main/contract/papers.ts';
import {Button} from '../../components/button.tsx';
import {Chip} from '../../components/chip.tsx';
import {Dialog} from '../../components/dialog.tsx';
import {TextArea} from '../../components/field.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {Screen, Section} from '../../components/screen.tsx';
import {When} from '../../components/when.tsx';
import {visible} from '../../format.ts';
import {useAction, useEngine} from '../../query.ts';
import {go, type Places} from '../../routes.ts';
import {useActor} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import {today} from '../../today.ts';
import {draftOfFinding, newDraft} from './finding-draft.ts';
import {FindingForm} from './finding-form.tsx';
import {findingsOf, stateOf} from './finding-state.ts';
import styles from './findings.module.css';

const t = texts.findings;

/** One finding to read and change, or a new one. */
export const FindingDetail = ({id, from}: {id: string | undefined; from: Places['findings']}) => {
  const papers = useEngine('papers.list', {kind: 'finding'});
  const actor = useActor();
  const back = <Button onClick={() => go('findings')}>{t.back}</Button>;
  if (id === undefined) {
    return (
      <Screen title={t.newTitle} about={t.about} actions={back}>
        <FindingForm stored={undefined} first={newDraft(actor, today(), from)} />
      </Screen>
    );
  }
  return (
    <Loaded query={papers}>
      {list => {
        const stored = findingsOf(list).find(finding => finding.id === id);
        if (!stored) {
          return (
            <Screen title={id} actions={back}>
              <Note kind="open">{t.missing(visible(id))}</Note>
            </Screen>
          );
        }
        const {paper} = stored;
        return (
          <Screen
            title={`${stored.id}, ${t.grades[paper.grade].toLowerCase()}`}
            actions={
              <>
                <Chip>{t.states[stateOf(paper)]}</Chip>
                {back}
                {!paper.withdrawn && <Withdraw id={stored.id} />}
              </>
            }
            aside={<History id={stored.id} />}
          >
            {paper.withdrawn ? (
              <>
                <Note kind="open">
                  {t.withdrawnLine(visible(paper.withdrawn.by), visible(paper.withdrawn.reason))}{' '}
                  <When at={paper.withdrawn.at} />
                </Note>
                <Words finding={paper} />
              </>
            ) : (
              <FindingForm key={stored.version} stored={stored} first={draftOfFinding(paper)} />
            )}
          </Screen>
        );
      }}
    </Loaded>
  );
};

const Words = ({finding}: {finding: Finding}) => (
  <div className={styles.form}>
    <p className={styles.struck}>{visible(finding.statement)}</p>
    <p className={styles.quiet}>{visible(finding.objectiveEvidence)}</p>
  </div>
);

const Withdraw = ({id}: {id: string}) => {
  const by = useActor();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const withdrawing = useAction('papers.withdraw');
  const withdraw = async () => {
    await withdrawing.mutateAsync({kind: 'finding', id, reason, by});
    setAsking(false);
  };
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)}>
        {t.withdraw}
      </Button>
      <Dialog
        open={asking}
        title={t.withdrawTitle(id)}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{texts.common.cancel}</Button>
            <Button
              kind="danger"
              busy={withdrawing.isPending}
              disabled={reason.trim() === ''}
              onClick={() => void withdraw()}
            >
              {t.withdraw}
            </Button>
          </>
        }
      >
        <p>{t.withdrawAbout}</p>
        <TextArea label={t.reason} value={reason} onText={setReason} />
        {withdrawing.error && <Problem error={withdrawing.error} />}
      </Dialog>
    </>
  );
};

const History = ({id}: {id: string}) => {
  const history: readonly StoredPaper[] = useEngine('papers.history', {kind: 'finding', id}).data ?? [];
  return (
    <Section title={t.history}>
      <ul className={styles.history}>
        {history.toReversed().map(({version, savedBy, savedAt}) => (
          <li key={version}>
            {t.historyLine(version, visible(savedBy))}
            <small>
              <When at={savedAt} />
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
};
