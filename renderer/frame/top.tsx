import {ChevronLeft, Search} from 'lucide-react';
import type {z} from 'zod';
import type {Assessment} from '../../main/contract/records.ts';
import {runCommand} from '../commands/commands.ts';
import {Button} from '../components/button.tsx';
import {Chip} from '../components/chip.tsx';
import {Kbd} from '../components/kbd.tsx';
import {visible} from '../format.ts';
import {useRoute} from '../routes.ts';
import {texts} from '../texts/texts.ts';
import styles from './top.module.css';

/** Where we are in words, the mode the assessment is run in, and the way to everything. */
export const Top = ({assessment}: {assessment?: z.infer<typeof Assessment> | undefined}) => {
  const {screen, at} = useRoute();
  const place = 'entry' in at && at.entry ? at.entry : 'id' in at && at.id ? at.id : undefined;
  return (
    <header className={styles.top}>
      <Button kind="quiet" icon={ChevronLeft} aria-label={texts.frame.back} onClick={() => window.history.back()} />
      <p className={styles.crumb}>
        {texts.screens[screen]}
        {place && (
          <>
            {' › '}
            <b>{visible(place)}</b>
          </>
        )}
      </p>
      {assessment && <Chip>{texts.modes[assessment.mode]}</Chip>}
      <button type="button" className={styles.find} onClick={() => runCommand('palette')}>
        <Search size={14} aria-hidden="true" />
        <span>{texts.frame.find}</span>
        <Kbd keys="Mod+K" />
      </button>
    </header>
  );
};
