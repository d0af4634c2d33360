import {Copy, Save} from 'lucide-react';
import {useState} from 'react';
import {engine, shell} from '../../client.ts';
import {Button} from '../../components/button.tsx';
import {Problem} from '../../components/problem.tsx';
import {say} from '../../components/toasts.tsx';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './collect.module.css';
import type {TargetValue} from './target-draft.ts';

const files = {aws: 'fieldwork-read-only-policy.json', kubernetes: 'fieldwork-read-only-role.yaml'} as const;

/** The least that a client has to grant, made from the reads that the collector declares. */
export const PolicyButtons = ({kind}: {kind: TargetValue['kind']}) => {
  const words = texts.collect.preflight;
  const [error, setError] = useState<Error>();
  const doing = async (work: () => Promise<void>) => {
    setError(undefined);
    try {
      await work();
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    }
  };
  const copy = async () => {
    const {text} = await engine.call('collect.policy', {kind});
    await navigator.clipboard.writeText(text);
    say(words.policyCopied);
  };
  const save = async () => {
    const {paths} = await shell.call('shell.choose', {purpose: 'save-copy', suggested: files[kind]});
    const [path] = paths;
    if (path === undefined) return;
    // The dialog has asked whether an existing file is replaced.
    await engine.call('collect.policy', {kind, path, replace: true});
    say(words.policySaved(visible(path)));
  };
  return (
    <div className={styles.policy}>
      <div>
        <h3>{words.policy}</h3>
        <p className={styles.faint}>{words.policyAbout[kind]}</p>
      </div>
      <div className={styles.buttons}>
        <Button icon={Copy} onClick={() => void doing(copy)}>
          {words.copyPolicy}
        </Button>
        <Button icon={Save} onClick={() => void doing(save)}>
          {words.savePolicy}
        </Button>
      </div>
      {error && <Problem error={error} />}
    </div>
  );
};
