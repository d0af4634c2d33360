import type {ResourceView} from '../../../main/contract/views.ts';
import {Button} from '../../components/button.tsx';
import {IdText} from '../../components/id-text.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {say} from '../../components/toasts.tsx';
import {visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import styles from './detail.module.css';
import {DetailHead, DetailPart} from './detail-parts.tsx';
import {JsonTree} from './json-tree.tsx';
import {isAnswered, ReadList} from './read-list.tsx';
import {VerdictMark} from './verdict-mark.tsx';

/** One resource as it was read: all its verdicts, its body part by part, and the parts that could not be read. */
export const ResourceDetail = ({
  resource,
  onClose,
  onVerdict,
}: {
  /** Its key. */
  resource: string;
  onClose: () => void;
  onVerdict: (check: string) => void;
}) => {
  const query = useEngine('resources.get', {key: resource});
  return (
    <Loaded query={query} lines={10}>
      {view => (
        <aside className={styles.detail} aria-label={texts.resources.detail}>
          <DetailHead of={resource} title={view.row.name || view.row.id} onClose={onClose}>
            <span className={styles.faint}>{visible(view.row.type)}</span>
          </DetailHead>
          <p className={styles.faint}>
            {visible(view.row.region)} · {visible(view.row.target)}
          </p>
          <IdText value={view.row.id} head={26} tail={12} />
          <Verdicts view={view} onVerdict={onVerdict} />
          <Body view={view} />
        </aside>
      )}
    </Loaded>
  );
};

const order = ['fail', 'not-assessed', 'pass', 'not-applicable'];

const Verdicts = ({view, onVerdict}: {view: ResourceView; onVerdict: (check: string) => void}) => (
  <DetailPart title={texts.resources.verdictsOf} aside={view.verdicts.length}>
    {view.verdicts.length === 0 && <p className={styles.faint}>{texts.resources.noVerdicts}</p>}
    <ul className={styles.verdicts}>
      {[...view.verdicts]
        .sort((a, b) => order.indexOf(a.verdict.verdict) - order.indexOf(b.verdict.verdict))
        .map(({verdict}) => (
          <li key={verdict.check}>
            <button type="button" className={styles.verdictLine} onClick={() => onVerdict(verdict.check)}>
              <VerdictMark verdict={verdict.verdict} />
              <span>
                {visible(verdict.title)}
                <span className={styles.small}>
                  {texts.states[verdict.verdict]}: {visible(verdict.reason)}
                </span>
              </span>
            </button>
          </li>
        ))}
    </ul>
  </DetailPart>
);

const Body = ({view}: {view: ResourceView}) => {
  const copy = async () => {
    await navigator.clipboard.writeText(JSON.stringify(view.data, null, 2));
    say(texts.resources.bodyCopied);
  };
  return (
    <DetailPart
      title={texts.resources.body}
      aside={
        <Button kind="quiet" onClick={() => void copy()}>
          {texts.resources.copyBody}
        </Button>
      }
    >
      {view.parts.map(({part, read, reads}) => (
        <section key={part} className={read ? styles.bodyPart : styles.bodyUnread}>
          <h4>
            {!read && <StateMark state="not-assessed" />}
            <code>{visible(part)}</code>
            {!read && <span className={styles.unread}>{texts.resources.notRead}</span>}
          </h4>
          {read ? <PartValue value={view.data[part]} /> : <ReadList reads={reads.filter(one => !isAnswered(one))} />}
        </section>
      ))}
    </DetailPart>
  );
};

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);

const PartValue = ({value}: {value: unknown}) =>
  isEmpty(value) ? (
    <p className={styles.faint}>
      <code>{JSON.stringify(value ?? null)}</code> {texts.resources.readEmpty}
    </p>
  ) : (
    <JsonTree value={value} />
  );
