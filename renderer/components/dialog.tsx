import {X} from 'lucide-react';
import {type ReactNode, useEffect, useId, useRef} from 'react';
import {texts} from '../texts/texts.ts';
import {Button} from './button.tsx';
import styles from './dialog.module.css';

/**
 * A modal over the window: the platform's own dialog, so that focus, Esc and the inert rest are its business. Focus goes back
 * to where it was.
 */
export const Dialog = ({
  open,
  title,
  onClose,
  children,
  footer,
  wide = false,
  reading = false,
}: {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
  /** Nothing in it can be operated: its text is scrolled by keys. */
  reading?: boolean;
}) => {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={ref}
      className={[styles.dialog, wide ? styles.wide : ''].join(' ')}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
    >
      {open && (
        <>
          <header className={styles.head}>
            <h2 id={id}>{title}</h2>
            <Button kind="quiet" icon={X} aria-label={texts.common.close} onClick={onClose} />
          </header>
          <div className={styles.body} tabIndex={reading ? 0 : undefined}>
            {children}
          </div>
          {footer && <footer className={styles.foot}>{footer}</footer>}
        </>
      )}
    </dialog>
  );
};
