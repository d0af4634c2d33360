import type {ControlRef} from '../../../main/contract/ids.ts';
import type {StoredPaper} from '../../../main/contract/papers.ts';
import type {Places} from '../../routes.ts';

export type PaperTab = 'interviews' | 'observations' | 'requests';

/** What stands in a tab. */
export const kinds = {interviews: 'interview', observations: 'observation', requests: 'request'} as const;

export type TabKind = (typeof kinds)[PaperTab];

/** A stored paper of one kind. */
export type StoredOf<K extends StoredPaper['paper']['kind']> = Omit<StoredPaper, 'paper'> & {
  readonly paper: Extract<StoredPaper['paper'], {kind: K}>;
};

/** What the form of a kind is given. */
export type FormProps<K extends TabKind> = {
  readonly stored: StoredOf<K> | undefined;
  readonly control: ControlRef | undefined;
  readonly onCancel: () => void;
  readonly onNew: (id: string) => void;
};

const tabs: readonly PaperTab[] = ['interviews', 'observations', 'requests'];
const prefixes = {interviews: 'I-', observations: 'O-', requests: 'RQ-'} as const;

/** The tab of a place: `interviews` or `interview`, or that of the paper it names; interviews where it says nothing. */
export const tabOf = ({tab, id}: Places['papers']): PaperTab =>
  tabs.find(one => one === tab || kinds[one] === tab) ??
  tabs.find(one => id?.startsWith(prefixes[one])) ??
  'interviews';

/** Only the papers of a kind. */
export const papersOf = <K extends StoredPaper['paper']['kind']>(
  papers: readonly StoredPaper[],
  kind: K,
): StoredOf<K>[] => papers.filter((stored): stored is StoredOf<K> => stored.paper.kind === kind);
