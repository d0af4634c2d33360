import {useEffect, useRef, useState} from 'react';
import {queries} from '../query.ts';
import {useAssessment} from '../settings.ts';
import {texts} from '../texts/texts.ts';
import {useCommands} from './commands.ts';
import styles from './palette.module.css';
import {PaletteSearch} from './palette-search.tsx';

/** Everything by a few letters: screens and actions, controls, and what is on the record. */
export const Palette = ({hasAssessment}: {hasAssessment: boolean}) => {
  const [open, setOpen] = useState(false);
  const ref = useRef<HTMLDialogElement>(null);
  const assessment = useAssessment()?.id ?? '';
  useCommands([
    {
      id: 'palette',
      title: texts.palette.open,
      group: texts.frame.groups.window,
      keys: 'Mod+K',
      unlisted: true,
      run: () => setOpen(before => !before),
    },
  ]);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      // The record may have changed since something was looked for.
      queries.removeQueries({queryKey: ['search.query']});
      dialog.showModal();
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc does the same as a click beside it
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-label={texts.palette.title}
      onClick={event => event.target === ref.current && setOpen(false)}
      onCancel={event => {
        event.preventDefault();
        setOpen(false);
      }}
    >
      {open && <PaletteSearch hasAssessment={hasAssessment} assessment={assessment} onClose={() => setOpen(false)} />}
    </dialog>
  );
};
