import {FileArchive, FolderOpen, RotateCcw} from 'lucide-react';
import {useEffect, useRef, useState} from 'react';
import {engine, shell} from '../../client.ts';
import {Button} from '../../components/button.tsx';
import {Problem} from '../../components/problem.tsx';
import {Progress} from '../../components/progress.tsx';
import {Screen} from '../../components/screen.tsx';
import {formatBytes, visible} from '../../format.ts';
import {FilesDropped} from '../../frame/files-dropped.tsx';
import {useAction} from '../../query.ts';
import {useRoute} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {plainError} from './plain-error.ts';
import styles from './verify.module.css';
import {VerifyResult} from './verify-result.tsx';
import {WithoutUs} from './without-us-steps.tsx';

/** Checks any package, with what holds, what does not, and the identity to compare. */
export const VerifyScreen = () => {
  const words = texts.verify;
  const {screen, at} = useRoute();
  const asked = screen === 'verify' ? at.path : undefined;
  const [path, setPath] = useState<string>();
  const [bytes, setBytes] = useState(0);
  const verification = useAction('package.verify', {touches: ['nothing'], quiet: true});
  const {mutate, isPending} = verification;
  const verify = (chosen: string) => {
    if (isPending) return;
    setPath(chosen);
    setBytes(0);
    mutate({path: chosen});
  };
  useEffect(() => engine.on('verify.progress', progress => setBytes(progress.bytes)), []);
  const begun = useRef<string>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each place that was asked for
  useEffect(() => {
    if (asked === undefined || begun.current === asked) return;
    begun.current = asked;
    verify(asked);
  }, [asked]);
  const choose = async (purpose: 'verify-file' | 'verify-folder') => {
    const {paths} = await shell.call('shell.choose', {purpose});
    if (paths[0]) verify(paths[0]);
  };
  const buttons = (
    <>
      <Button icon={FileArchive} disabled={isPending} onClick={() => void choose('verify-file')}>
        {words.chooseZip}
      </Button>
      <Button icon={FolderOpen} disabled={isPending} onClick={() => void choose('verify-folder')}>
        {words.chooseFolder}
      </Button>
    </>
  );
  return (
    <Screen title={texts.screens.verify} about={words.about} actions={path && buttons}>
      <FilesDropped onPath={verify}>{words.drop}</FilesDropped>
      {!path && (
        <div className={styles.drop}>
          <FileArchive size={28} strokeWidth={1.4} aria-hidden="true" />
          <p className={styles.dropTitle}>{words.dropHere}</p>
          <p className={styles.quiet}>{words.dropAbout}</p>
          <div className={styles.row}>{buttons}</div>
        </div>
      )}
      <div role="status">
        {path && isPending && (
          <div className={styles.running}>
            <p>{words.running(visible(path))}</p>
            <Progress value={0} text={words.running(visible(path))} />
            <p className={styles.quiet}>{words.bytes(formatBytes(bytes))}</p>
          </div>
        )}
      </div>
      {path && verification.error && (
        <Problem error={plainError(verification.error, path)} onRetry={() => verify(path)}>
          {buttons}
        </Problem>
      )}
      {path && verification.data && (
        <VerifyResult key={verification.submittedAt} path={path} result={verification.data} />
      )}
      {path && verification.data && (
        <div className={styles.row}>
          <Button icon={RotateCcw} onClick={() => verify(path)}>
            {words.again}
          </Button>
        </div>
      )}
      <WithoutUs
        name={verification.data && verification.data.checked.length > 0 ? verification.data.name : undefined}
      />
    </Screen>
  );
};
