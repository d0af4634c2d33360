import {Button} from '../../components/button.tsx';
import {Dialog} from '../../components/dialog.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import styles from './collect.module.css';
import {commandText, type TargetValue} from './target-draft.ts';

/** Shows the command that a kubeconfig names today, and asks whether it is run. */
export const ResumeDialog = ({
  target,
  onClose,
  onAgree,
}: {
  target: Extract<TargetValue, {kind: 'kubernetes'}>;
  onClose: () => void;
  onAgree: () => void;
}) => {
  const words = texts.collect.result;
  const targets = useEngine('collect.targets', target.kubeconfig === undefined ? {} : {kubeconfig: target.kubeconfig});
  const found = targets.data?.kubernetes;
  const exec = found?.contexts.find(({name}) => name === (target.context ?? found.current))?.exec;
  return (
    <Dialog
      open
      title={words.execTitle}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button kind="primary" disabled={!exec} onClick={onAgree}>
            {words.execRun}
          </Button>
        </>
      }
    >
      <Loaded query={targets}>
        {() =>
          exec ? (
            <>
              <p>{words.execAbout}</p>
              <pre className={styles.command}>{visible(commandText(exec))}</pre>
            </>
          ) : (
            <p>{words.execGone}</p>
          )
        }
      </Loaded>
    </Dialog>
  );
};
