import {FolderOpen, PackageCheck} from 'lucide-react';
import {useState} from 'react';
import {shell} from '../../client.ts';
import {Button} from '../../components/button.tsx';
import {Choice} from '../../components/field.tsx';
import {Problem} from '../../components/problem.tsx';
import {Progress} from '../../components/progress.tsx';
import {Section} from '../../components/screen.tsx';
import {When} from '../../components/when.tsx';
import {count, formatBytes, visible} from '../../format.ts';
import {useEngine, useShell} from '../../query.ts';
import {useActor, useAssessment} from '../../settings.ts';
import {useStore} from '../../store.ts';
import {texts} from '../../texts/texts.ts';
import {type Building, build, building} from './building.ts';
import {BuiltPackage} from './built-package.tsx';
import styles from './packaging.module.css';

const words = texts.packaging.build;

/** Where the last package of this window went, so that the next goes there too. */
let lastFolder: string | undefined;

/** Seals the record and writes the package; then what it is, verified right here. */
export const BuildSection = () => {
  const assessment = useAssessment();
  const by = useActor();
  const readiness = useEngine('package.readiness', {}, {keep: true}).data;
  const documents = useShell('shell.info', {}).data?.documents;
  const [format, setFormat] = useState<'zip' | 'folder'>('zip');
  const [chosen, setChosen] = useState(lastFolder);
  const state = useStore(building);
  const folder = chosen ?? documents;
  const running = state.state === 'running';
  const choose = async () => {
    const {paths} = await shell.call('shell.choose', {purpose: 'package-into'});
    const [path] = paths;
    if (path === undefined) return;
    lastFolder = path;
    setChosen(path);
  };
  const start = (replace: boolean) => {
    if (folder !== undefined && assessment) void build({folder, format, replace, by}, assessment.id);
  };
  return (
    <Section title={words.title}>
      <p className={styles.about}>
        {readiness?.sealed ? (
          <>
            {words.sealedBy(visible(readiness.sealed.by))} <When at={readiness.sealed.at} seconds />. {words.sameBytes}
          </>
        ) : (
          words.about(visible(by))
        )}
      </p>
      <div className={styles.build}>
        <Choice<'zip' | 'folder'>
          label={words.format}
          value={format}
          options={[
            {value: 'zip', label: words.zip},
            {value: 'folder', label: words.asFolder},
          ]}
          onChoose={setFormat}
        />
        <div className={styles.where}>
          <span className={styles.label}>{words.into}</span>
          <code className={styles.path}>{folder === undefined ? '' : visible(folder)}</code>
          <Button icon={FolderOpen} disabled={running} onClick={() => void choose()}>
            {words.choose}
          </Button>
        </div>
        <div className={styles.go}>
          <Button
            kind="primary"
            icon={PackageCheck}
            busy={running}
            disabled={folder === undefined || !assessment}
            onClick={() => start(false)}
          >
            {readiness?.sealed ? words.again : words.seal}
          </Button>
          {readiness && (
            <span className={styles.quiet}>{words.holds(count(readiness.files), formatBytes(readiness.bytes))}</span>
          )}
        </div>
      </div>
      <Outcome state={state} assessment={assessment?.id} onReplace={() => start(true)} />
    </Section>
  );
};

const Outcome = ({
  state,
  assessment,
  onReplace,
}: {
  state: Building;
  assessment: string | undefined;
  onReplace: () => void;
}) => {
  if (state.state === 'running') {
    const {bytes, total} = state;
    const text =
      total === undefined ? words.making : words.writing(formatBytes(Math.min(bytes, total)), formatBytes(total));
    return (
      <div className={styles.running} role="status">
        <p>{text}</p>
        <Progress value={bytes} of={total} text={text} />
      </div>
    );
  }
  if (state.state === 'failed')
    return (
      <Problem error={state.error}>{state.exists && <Button onClick={onReplace}>{words.replace}</Button>}</Problem>
    );
  if (state.state === 'done' && state.assessment === assessment)
    return <BuiltPackage built={state.built} check={state.check} />;
  return null;
};
