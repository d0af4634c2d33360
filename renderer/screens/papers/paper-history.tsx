import {useState} from 'react';
import type {PaperKind, StoredPaper} from '../../../main/contract/papers.ts';
import {Button} from '../../components/button.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Section} from '../../components/screen.tsx';
import {When} from '../../components/when.tsx';
import {visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import {changedFields} from './paper-rows.ts';
import styles from './papers.module.css';

const t = texts.papers.history;
const atFirst = 12;

/** Every version of a paper: who saved it, when, and what was changed in it. */
export const PaperHistory = ({kind, id}: {kind: PaperKind; id: string}) => {
  const [all, setAll] = useState(false);
  return (
    <Section title={t.title}>
      <Loaded query={useEngine('papers.history', {kind, id})} lines={3}>
        {versions => {
          const newest = versions.toReversed();
          return (
            <>
              <ul className={styles.history}>
                {(all ? newest : newest.slice(0, atFirst)).map((stored, index) => (
                  <li key={stored.version}>
                    {t.line(stored.version, visible(stored.savedBy))}
                    <small>{changeOf(newest[index + 1], stored)}</small>
                    <small>
                      <When at={stored.savedAt} />
                    </small>
                  </li>
                ))}
              </ul>
              {!all && newest.length > atFirst && <Button onClick={() => setAll(true)}>{t.more(newest.length)}</Button>}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
};

const changeOf = (before: StoredPaper | undefined, {paper}: StoredPaper): string => {
  if (!before) return t.first;
  const names: Readonly<Record<string, string>> = t.fields;
  return t.changed(
    changedFields(before.paper, paper)
      .map(field => names[field] ?? field)
      .join(', '),
  );
};
