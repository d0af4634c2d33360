import type {ReactNode} from 'react';
import {Button} from '../../components/button.tsx';
import {Chip} from '../../components/chip.tsx';
import {EvidenceChip} from '../../components/evidence/evidence-chip.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Note} from '../../components/problem.tsx';
import {Screen} from '../../components/screen.tsx';
import {controlFrom} from '../../control-text.ts';
import {visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {go, type Places} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {InterviewForm} from './interview-form.tsx';
import {ObservationForm} from './observation-form.tsx';
import {PaperHistory} from './paper-history.tsx';
import {type FormProps, kinds, type PaperTab, papersOf, type StoredOf, type TabKind} from './paper-tabs.ts';
import styles from './papers.module.css';
import {RequestForm} from './request-form.tsx';
import {WithdrawPaper} from './withdraw-paper.tsx';
import {WithdrawnNote} from './withdrawn-note.tsx';

const t = texts.papers;

/** One paper to read and change, or a new one. */
export const PaperDetail = ({tab, at}: {tab: PaperTab; at: Places['papers']}) => {
  const papers = useEngine('papers.list', {kind: kinds[tab]});
  const leave = () => go('papers', {tab});
  const back = <Button onClick={leave}>{t.back}</Button>;
  const control = at.control === undefined ? undefined : controlFrom(at.control);
  const props = {control, onCancel: leave, onNew: (id: string) => go('papers', {tab, id}, true)};
  if (at.id === undefined) {
    return (
      <Screen title={t[kinds[tab]].newTitle} actions={back}>
        <FormOf tab={tab} stored={undefined} {...props} />
      </Screen>
    );
  }
  return (
    <Loaded query={papers}>
      {list => {
        const stored = list.find(({id}) => id === at.id) as StoredOf<TabKind> | undefined;
        if (!stored || stored.paper.kind !== kinds[tab]) {
          return (
            <Screen title={visible(at.id ?? '')} actions={back}>
              <Note kind="open">{t.missing(visible(at.id ?? ''))}</Note>
            </Screen>
          );
        }
        const {withdrawn} = stored.paper;
        return (
          <Screen
            title={t[stored.paper.kind].title(stored.id)}
            actions={
              <>
                {withdrawn && <Chip>{t.withdrawn}</Chip>}
                {back}
                {!withdrawn && <WithdrawPaper kind={stored.paper.kind} id={stored.id} />}
              </>
            }
            aside={<PaperHistory kind={stored.paper.kind} id={stored.id} />}
          >
            {withdrawn ? (
              <div className={styles.form}>
                <WithdrawnNote {...withdrawn} />
                <Words stored={stored} />
              </div>
            ) : (
              <FormOf tab={tab} stored={stored} {...props} />
            )}
          </Screen>
        );
      }}
    </Loaded>
  );
};

const FormOf = ({
  tab,
  stored,
  ...props
}: Omit<FormProps<TabKind>, 'stored'> & {tab: PaperTab; stored: StoredOf<TabKind> | undefined}) => {
  const list = stored ? [stored] : [];
  switch (tab) {
    case 'interviews':
      return <InterviewForm stored={papersOf(list, 'interview')[0]} {...props} />;
    case 'observations':
      return <ObservationForm stored={papersOf(list, 'observation')[0]} {...props} />;
    case 'requests':
      return <RequestForm stored={papersOf(list, 'request')[0]} {...props} />;
  }
};

/** What a withdrawn paper said. */
const Words = ({stored: {paper}}: {stored: StoredOf<TabKind>}): ReactNode => {
  const words = wordsOf(paper);
  return (
    <div className={styles.form}>
      {words.map(
        (text, index) =>
          text && (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of fields
            <p key={index} className={index === 0 ? styles.struck : styles.words}>
              {visible(text)}
            </p>
          ),
      )}
      {paper.evidence.map(id => (
        <EvidenceChip key={id} id={id} />
      ))}
    </div>
  );
};

const wordsOf = (paper: StoredOf<TabKind>['paper']): readonly (string | undefined)[] => {
  if (paper.kind === 'interview') return [paper.topic, `${paper.interviewee}, ${paper.role}`, paper.notes];
  if (paper.kind === 'observation') return [paper.what, paper.place, paper.notes];
  return [paper.document, paper.owner, paper.why, paper.note];
};
