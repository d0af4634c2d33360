import {
  ClipboardList,
  Download,
  Files,
  FileText,
  Flag,
  FolderOpen,
  Handshake,
  LayoutGrid,
  ListChecks,
  type LucideIcon,
  MessagesSquare,
  PackageCheck,
  Settings,
  Shapes,
  ShieldCheck,
  Table2,
} from 'lucide-react';
import type {z} from 'zod';
import type {Assessment} from '../../main/contract/records.ts';
import {count, visible} from '../format.ts';
import {useEngine} from '../query.ts';
import {go, hashOf, type ScreenName, useRoute} from '../routes.ts';
import {texts} from '../texts/texts.ts';
import styles from './rail.module.css';

type Entry = {
  readonly screen: ScreenName;
  readonly icon: LucideIcon;
  readonly count?: string | undefined;
  /** The count in words, where the figures alone do not say of what. */
  readonly said?: string | undefined;
};

const Entries = ({entries, here}: {entries: readonly Entry[]; here: ScreenName}) => (
  <ul>
    {entries.map(({screen, icon: Icon, count: number, said}) => (
      <li key={screen}>
        <a
          href={hashOf(screen, {})}
          className={styles.entry}
          aria-current={screen === here ? 'page' : undefined}
          onClick={event => {
            event.preventDefault();
            go(screen);
          }}
        >
          <Icon size={16} strokeWidth={1.6} aria-hidden="true" />
          <span>{texts.screens[screen]}</span>
          {number && (
            <b title={said}>
              <span aria-hidden={said !== undefined}>{number}</span>
              {said && <span className="unseen">{said}</span>}
            </b>
          )}
        </a>
      </li>
    ))}
  </ul>
);

/** Where am I in the engagement: the screens, with numbers rather than badges. */
export const Rail = ({assessment}: {assessment: z.infer<typeof Assessment>}) => {
  const {screen} = useRoute();
  const overview = useEngine('overview.get', {}, {keep: true}).data;
  const controls = overview?.groups
    .flatMap(group => (group.kind === 'family' ? group.sections : []))
    .flatMap(({entries}) => entries);
  const done = controls?.filter(entry => entry.questions > 0 && entry.asked === entry.questions).length ?? 0;
  return (
    <nav className={styles.rail} aria-label={texts.frame.navigation}>
      <div className={styles.brand}>Fieldwork</div>
      <p className={styles.engagement} title={visible(assessment.title)}>
        {visible(assessment.client)}
        <br />
        {visible(assessment.title)}
        <br />
        {texts.frame.criteria(assessment.edition ?? '2022')}
      </p>
      <Entries
        here={screen}
        entries={[
          {screen: 'overview', icon: LayoutGrid},
          {
            screen: 'questionnaire',
            icon: ListChecks,
            count: controls && texts.frame.askedShort(count(done), count(controls.length)),
            said: controls && texts.frame.asked(count(done), count(controls.length)),
          },
          {screen: 'collect', icon: Download, count: overview && texts.frame.targets(overview.coverage.length)},
          {screen: 'resources', icon: Table2, count: overview && count(overview.resources)},
          {screen: 'evidence', icon: Files, count: overview && count(overview.evidence)},
        ]}
      />
      <h2 className={styles.heading}>{texts.frame.workingPapers}</h2>
      <Entries
        here={screen}
        entries={[
          {screen: 'samples', icon: Shapes, count: overview && count(overview.samples)},
          {
            screen: 'papers',
            icon: MessagesSquare,
            count: overview && count(overview.interviews + overview.requests.of),
          },
          {screen: 'supplier', icon: Handshake},
          {screen: 'findings', icon: Flag, count: overview && count(overview.findings.of)},
          {screen: 'soa', icon: ClipboardList},
        ]}
      />
      <h2 className={styles.heading}>{texts.frame.handOver}</h2>
      <Entries
        here={screen}
        entries={[
          {screen: 'report', icon: FileText},
          {screen: 'package', icon: PackageCheck},
          {screen: 'verify', icon: ShieldCheck},
        ]}
      />
      <div className={styles.end}>
        <Entries
          here={screen}
          entries={[
            {screen: 'settings', icon: Settings},
            {screen: 'start', icon: FolderOpen},
          ]}
        />
      </div>
    </nav>
  );
};
