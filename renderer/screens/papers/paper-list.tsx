import {type ReactNode, useState} from 'react';
import {useCommands} from '../../commands/commands.ts';
import {Button} from '../../components/button.tsx';
import {type Column, DataTable} from '../../components/data-table.tsx';
import {EmptyState} from '../../components/empty-state.tsx';
import {TextField} from '../../components/field.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {useEngine} from '../../query.ts';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {kinds, type PaperTab, papersOf, type StoredOf, type TabKind} from './paper-tabs.ts';
import styles from './papers.module.css';

const t = texts.papers;
const tabs = Object.fromEntries(Object.entries(kinds).map(([tab, kind]) => [kind, tab])) as Record<TabKind, PaperTab>;

/** All papers of a kind as a table, with what finds one of them. `bar`: what stands beside the search; `onAll`: nothing is filtered. */
export const PaperList = <K extends TabKind>({
  kind,
  columns,
  shownOf,
  bar,
  first,
  onAll,
}: {
  kind: K;
  columns: readonly Column<StoredOf<K>>[];
  shownOf: (all: readonly StoredOf<K>[], text: string) => StoredOf<K>[];
  bar?: (all: readonly StoredOf<K>[]) => ReactNode;
  /** Other ways to make the first. */
  first?: ReactNode;
  onAll?: () => void;
}) => {
  const papers = useEngine('papers.list', {kind});
  const [text, setText] = useState('');
  const [selected, setSelected] = useState<number>();
  const words = t[kind];
  const tab = tabs[kind];
  const create = () => go('papers', {tab, create: '1'});
  useCommands([{id: 'papers:create', title: words.add, group: texts.screens.papers, keys: 'A', run: create}]);
  const add = (
    <Button kind="primary" onClick={create} shortcut="A">
      {words.add}
    </Button>
  );
  return (
    <Loaded query={papers} lines={8}>
      {list => {
        const all = papersOf(list, kind);
        if (all.length === 0) {
          return (
            <EmptyState
              title={words.none}
              actions={
                <>
                  {add}
                  {first}
                </>
              }
            >
              {words.noneAbout}
            </EmptyState>
          );
        }
        const shown = shownOf(all, text);
        const open = (index: number) => {
          const id = shown[index]?.id;
          if (id !== undefined) go('papers', {tab, id});
        };
        return (
          <>
            <div className={styles.filters}>
              <TextField label={t.find} value={text} onText={setText} type="search" />
              {bar?.(all)}
              <div className={styles.end}>{add}</div>
            </div>
            <DataTable
              label={words.table}
              columns={columns}
              total={shown.length}
              rowAt={index => shown[index]}
              keyOf={({id, version}) => `${id}-${version}`}
              selected={selected}
              onSelect={(index, by) => {
                setSelected(index);
                if (by === 'pointer') open(index);
              }}
              onOpen={open}
              empty={
                <EmptyState
                  title={t.noMatch}
                  actions={
                    <Button
                      onClick={() => {
                        setText('');
                        onAll?.();
                      }}
                    >
                      {t.showAll}
                    </Button>
                  }
                >
                  {t.noMatchAbout}
                </EmptyState>
              }
            />
          </>
        );
      }}
    </Loaded>
  );
};
