import {FolderOpen} from 'lucide-react';
import {Button} from '../../components/button.tsx';
import {Field} from '../../components/field.tsx';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './new-assessment.module.css';

/** Where an assessment is kept: a suggestion, or what was chosen in the system's dialog. It cannot be typed: only what a person chose may be named. */
export const FolderField = ({
  folder,
  chosen,
  error,
  onChoose,
  onReset,
}: {
  folder: string;
  chosen: boolean;
  error: string | undefined;
  onChoose: () => void;
  onReset: () => void;
}) => {
  const words = texts.newAssessment.folder;
  return (
    <Field label={words.label} hint={words.hint} error={error}>
      {control => (
        <div className={styles.folder}>
          <output {...control} className={styles.path} {...(error ? {tabIndex: -1} : {})}>
            {visible(folder)}
          </output>
          <Button icon={FolderOpen} onClick={onChoose}>
            {words.choose}
          </Button>
          {chosen && (
            <Button kind="quiet" onClick={onReset}>
              {words.reset}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
};
