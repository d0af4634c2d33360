import {Check, Copy} from 'lucide-react';
import {useState} from 'react';
import {Button} from '../../components/button.tsx';
import {Section} from '../../components/screen.tsx';
import {Tabs} from '../../components/tabs.tsx';
import {visible} from '../../format.ts';
import {useShell} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import styles from './verify.module.css';
import {type Step, type System, stepsWithoutUs} from './without-us.ts';

const systems: readonly System[] = ['linux', 'macos', 'windows'];
const ofPlatform = {linux: 'linux', darwin: 'macos', win32: 'windows'} as const;

/** How to check a package with what Linux, macOS and Windows bring along. */
export const WithoutUs = ({name}: {name: string | undefined}) => {
  const words = texts.verify.without;
  const platform = useShell('shell.info', {}).data?.platform;
  const [chosen, setChosen] = useState<System>();
  const system = chosen ?? (platform ? ofPlatform[platform] : 'linux');
  return (
    <div className={styles.without}>
      <Section title={words.title}>
        <p className={styles.quiet}>{words.about(name === undefined ? words.folder : visible(name))}</p>
        <Tabs
          label={words.label}
          tabs={systems.map(value => ({value, label: words.systems[value]}))}
          value={system}
          onChoose={setChosen}
        >
          <ol className={styles.steps}>
            {stepsWithoutUs[system].map(step => (
              <StepRow key={step.step} {...step} />
            ))}
          </ol>
        </Tabs>
        <p className={styles.quiet}>{words.signature}</p>
      </Section>
    </div>
  );
};

const StepRow = ({step, commands}: Step) => {
  const words = texts.verify.without;
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(`${commands}\n`);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <li>
      <div className={styles.stepHead}>
        <p>{words.steps[step]}</p>
        <Button
          kind="quiet"
          icon={copied ? Check : Copy}
          aria-label={copied ? words.copied : words.copyOne(words.steps[step])}
          onClick={() => void copy()}
        >
          {copied ? words.copied : words.copy}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keyboard */}
      <pre className={styles.commands} tabIndex={0}>
        {commands}
      </pre>
    </li>
  );
};
