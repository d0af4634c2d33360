import type {VerdictRow} from '../../../main/contract/views.ts';
import {Button} from '../../components/button.tsx';
import {Chip} from '../../components/chip.tsx';
import {IdText} from '../../components/id-text.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import {CheckRule} from './check-rule.tsx';
import {severityOf, subjectOf} from './columns.tsx';
import styles from './detail.module.css';
import {DetailHead, DetailPart} from './detail-parts.tsx';
import {ReadList} from './read-list.tsx';
import {VerdictLabel} from './verdict-mark.tsx';

/** Everything that supports one verdict: its reason, the rule that gave it, and the reads it rests on. */
export const VerdictDetail = ({
  verdict,
  onClose,
  onResource,
}: {
  verdict: VerdictRow;
  onClose: () => void;
  onResource: (key: string) => void;
}) => {
  const check = useEngine('checks.get', {check: verdict.check});
  const reads = useEngine('reads.get', {ids: verdict.reads.slice(0, 200)});
  const {key} = verdict;
  return (
    <aside className={styles.detail} aria-label={texts.resources.detail}>
      <DetailHead of={`${verdict.check} ${verdict.key ?? verdict.region}`} title={verdict.title} onClose={onClose}>
        <span className={styles.verdict}>
          <VerdictLabel verdict={verdict.verdict} />
        </span>
        <Chip>{severityOf(verdict.severity)}</Chip>
      </DetailHead>
      <p className={styles.reason}>{visible(verdict.reason)}</p>
      <DetailPart title={texts.resources.resource}>
        <p className={styles.subject}>{visible(subjectOf(verdict))}</p>
        <p className={styles.faint}>
          {visible(verdict.resourceType)} · {visible(verdict.region)} · {visible(verdict.target)}
        </p>
        {verdict.resource !== undefined && <IdText value={verdict.resource} head={24} tail={10} />}
        {key !== undefined && (
          <div>
            <Button onClick={() => onResource(key)}>{texts.resources.openResource}</Button>
          </div>
        )}
      </DetailPart>
      <Loaded query={check} lines={6}>
        {found => <CheckRule check={found} verdict={verdict.verdict} />}
      </Loaded>
      <DetailPart title={texts.resources.restsOn} aside={texts.resources.reads(verdict.reads.length)}>
        <Loaded query={reads} lines={3}>
          {found => <ReadList reads={found} />}
        </Loaded>
      </DetailPart>
    </aside>
  );
};
