import {type ReactNode, useEffect, useRef} from 'react';
import {CallError} from '../../../main/contract/client.ts';
import {useCommands} from '../../commands/commands.ts';
import {Button} from '../../components/button.tsx';
import {Note, Problem} from '../../components/problem.tsx';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './papers.module.css';
import type {PaperForm} from './use-paper-form.ts';

const t = texts.papers.form;

/** What every form of a paper has: its buttons, what keeps it from being saved, and what somebody else saved meanwhile. */
export const FormFrame = ({
  form,
  submit,
  onCancel,
  children,
}: {
  form: PaperForm;
  submit: string;
  onCancel: () => void;
  children: ReactNode;
}) => {
  const element = useRef<HTMLFormElement>(null);
  const {saving, newer, faults} = form;
  // Once when trying to save turned up faults, not whenever one of them is mended.
  const faulty = faults > 0;
  useCommands([
    {id: 'papers:save', title: submit, group: texts.screens.papers, keys: 'Mod+S', run: () => void form.save()},
  ]);
  useEffect(() => {
    if (faulty) element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [faulty]);
  const conflict = saving.error instanceof CallError && saving.error.code === 'conflict';
  return (
    <form
      ref={element}
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        void form.save();
      }}
    >
      {children}
      {newer && (
        <div role="alert">
          <Note kind="open">
            <p>
              <b>{t.newer(newer.version, visible(newer.savedBy))}</b> {t.newerAbout}
            </p>
            <div className={styles.noteActions}>
              <Button onClick={() => void form.keepMine()}>{t.keepMine}</Button>
              <Button kind="danger" onClick={form.takeTheirs}>
                {t.takeTheirs}
              </Button>
            </div>
          </Note>
        </div>
      )}
      {saving.error && !(conflict && newer) && <Problem error={saving.error} />}
      <div className={styles.buttons}>
        <p className={styles.standing} role="status">
          {faults > 0 ? <span className={styles.late}>{t.faultCount(faults)}</span> : form.dirty && t.unsaved}
        </p>
        <Button onClick={onCancel}>{texts.common.cancel}</Button>
        <Button kind="primary" type="submit" busy={saving.isPending} shortcut="Mod+S">
          {submit}
        </Button>
      </div>
    </form>
  );
};
