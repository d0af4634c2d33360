import {useEffect, useState} from 'react';
import {Button} from '../../components/button.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import {ItemFacts} from './item-facts.tsx';
import styles from './library.module.css';

/** What is on record about the selected item. Asked a moment after the selection rests, so that arrow keys fly. */
export const Peek = ({id, onOpen}: {id: string; onOpen: () => void}) => {
  const [rested, setRested] = useState(id);
  useEffect(() => {
    const timer = setTimeout(() => setRested(id), 100);
    return () => clearTimeout(timer);
  }, [id]);
  const view = useEngine('evidence.get', {id: rested}, {keep: true});
  return (
    <Loaded query={view} lines={8}>
      {data => (
        <div className={styles.peek}>
          <header className={styles.peekHead}>
            <p>
              <code>{data.item.id}</code>
            </p>
            <h2>{visible(data.item.title)}</h2>
          </header>
          <Button kind="primary" shortcut="Enter" onClick={onOpen}>
            {texts.evidence.open}
          </Button>
          <ItemFacts view={data} />
        </div>
      )}
    </Loaded>
  );
};
