import {ArrowLeft, ChevronDown, ChevronUp, Download} from 'lucide-react';
import {type ReactNode, useEffect, useId, useState} from 'react';
import type {EvidenceView} from '../../../main/contract/views.ts';
import {useCommands} from '../../commands/commands.ts';
import {BodyView} from '../../components/body/body-view.tsx';
import {Button} from '../../components/button.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Problem} from '../../components/problem.tsx';
import {Screen} from '../../components/screen.tsx';
import {count, formatBytes, visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {ItemFacts} from './item-facts.tsx';
import styles from './library.module.css';
import {useSaveCopy} from './use-save-copy.ts';

const words = texts.evidence;

/** One item: its content in the middle, what is on record about it at the right. `onStep`: to its neighbours in the list. */
export const ItemView = ({
  id,
  onStep,
  jobs,
}: {
  id: string;
  onStep: ((by: 1 | -1) => void) | undefined;
  jobs: ReactNode;
}) => {
  const view = useEngine('evidence.get', {id}, {keep: true});
  const data = view.data?.item.id === id ? view.data : undefined;
  const back = () => go('evidence');
  useCommands([
    {id: 'evidence:back', title: words.backToLibrary, group: texts.screens.evidence, keys: 'Escape', run: back},
    ...(onStep
      ? [
          {id: 'evidence:next', title: words.next, group: texts.screens.evidence, keys: 'J', run: () => onStep(1)},
          {
            id: 'evidence:previous',
            title: words.previous,
            group: texts.screens.evidence,
            keys: 'K',
            run: () => onStep(-1),
          },
        ]
      : []),
  ]);
  const steps = (
    <>
      <Button icon={ArrowLeft} onClick={back}>
        {words.library}
      </Button>
      {onStep && (
        <>
          <Button icon={ChevronUp} aria-label={words.previous} title={words.previous} onClick={() => onStep(-1)} />
          <Button icon={ChevronDown} aria-label={words.next} title={words.next} onClick={() => onStep(1)} />
        </>
      )}
    </>
  );
  if (!data)
    return (
      <Screen title={visible(id)} width="full" actions={steps}>
        {view.error ? <Loaded query={view}>{() => null}</Loaded> : null}
      </Screen>
    );
  return <Item key={id} data={data} steps={steps} jobs={jobs} />;
};

const Item = ({data, steps, jobs}: {data: EvidenceView; steps: ReactNode; jobs: ReactNode}) => {
  const {item} = data;
  const [chosen, setChosen] = useState(0);
  const select = useId();
  const copy = useSaveCopy();
  const file = item.files[chosen];
  useEffect(() => {
    document.getElementById('main')?.querySelector<HTMLElement>('h1')?.focus();
  }, []);
  return (
    <Screen
      title={<span className={styles.itemTitle}>{visible(item.title)}</span>}
      width="full"
      fixed
      actions={
        <>
          {steps}
          <Button icon={Download} busy={copy.busy} disabled={!file} onClick={() => void copy.save(item, chosen)}>
            {words.saveCopy}
          </Button>
        </>
      }
      aside={<ItemFacts view={data} />}
    >
      {copy.error && <Problem error={copy.error} />}
      {jobs}
      <div className={styles.content}>
        <div className={styles.files}>
          {item.files.length > 1 ? (
            <>
              <label htmlFor={select}>{words.fileOf(count(item.files.length))}</label>
              <select id={select} value={chosen} onChange={event => setChosen(Number(event.target.value))}>
                {item.files.map((one, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: files have no other name of their own
                  <option key={index} value={index}>
                    {visible(one.name)}
                  </option>
                ))}
              </select>
            </>
          ) : (
            <span className={styles.name}>{file && visible(file.name)}</span>
          )}
          {file && <span>{words.fileFacts(formatBytes(file.bytes), visible(file.mediaType))}</span>}
        </div>
        {file && <BodyView id={item.id} file={chosen} />}
      </div>
    </Screen>
  );
};
