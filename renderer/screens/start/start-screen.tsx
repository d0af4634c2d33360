import {Building2, FolderOpen, type LucideIcon, Plus} from 'lucide-react';
import {Button} from '../../components/button.tsx';
import {Progress} from '../../components/progress.tsx';
import {Screen, Section} from '../../components/screen.tsx';
import {visible} from '../../format.ts';
import {FilesDropped} from '../../frame/files-dropped.tsx';
import {chooseAndOpen, closeAssessment, openFolder, opening, openSample} from '../../frame/opening.ts';
import {go} from '../../routes.ts';
import {useAssessment} from '../../settings.ts';
import {useStore} from '../../store.ts';
import {texts} from '../../texts/texts.ts';
import {OpenFailure} from './open-failure.tsx';
import {RecentAssessments} from './recent-assessments.tsx';
import styles from './start.module.css';

/** Three doors, what was opened before, and what is open now. Nothing here waits for the engine. */
export const StartScreen = () => {
  const {pending} = useStore(opening);
  const words = texts.start;
  const busy = pending !== undefined;
  return (
    <Screen title={words.title} about={words.about} width="wide">
      <FilesDropped onPath={path => void openFolder(path)}>{words.drop}</FilesDropped>
      <ul className={styles.doors} aria-label={words.doors}>
        <Door icon={Plus} {...words.new} busy={busy} onOpen={() => go('new')} />
        <Door icon={FolderOpen} {...words.open} busy={busy} onOpen={() => void chooseAndOpen()} />
        <Door icon={Building2} {...words.sample} busy={busy} onOpen={() => void openSample()} />
      </ul>
      <div className={styles.pending} role="status">
        {pending && (
          <>
            <p>{words.pending[pending.what](visible(pending.folder))}</p>
            <Progress value={0} text={words.pending[pending.what](visible(pending.folder))} />
          </>
        )}
      </div>
      <OpenFailure />
      <OpenNow busy={busy} />
      <RecentAssessments />
    </Screen>
  );
};

const Door = ({
  icon: Icon,
  title,
  about,
  busy,
  onOpen,
}: {
  icon: LucideIcon;
  title: string;
  about: string;
  busy: boolean;
  onOpen: () => void;
}) => (
  <li>
    <button type="button" className={styles.door} onClick={onOpen} disabled={busy}>
      <Icon size={22} strokeWidth={1.6} aria-hidden="true" />
      <b>{title}</b>
      <span>{about}</span>
    </button>
  </li>
);

const OpenNow = ({busy}: {busy: boolean}) => {
  const assessment = useAssessment();
  const words = texts.start.opened;
  if (!assessment) return null;
  return (
    <Section title={words.title}>
      <div className={styles.opened}>
        <div className={styles.what}>
          <b>{visible(assessment.client)}</b>
          <span>{visible(assessment.title)}</span>
          <code>{visible(assessment.folder)}</code>
        </div>
        <Button kind="primary" disabled={busy} onClick={() => go('overview')}>
          {words.back}
        </Button>
        <Button disabled={busy} onClick={() => void closeAssessment()}>
          {words.close}
        </Button>
      </div>
    </Section>
  );
};
