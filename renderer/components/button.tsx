import type {LucideIcon} from 'lucide-react';
import type {ButtonHTMLAttributes, ReactNode} from 'react';
import styles from './button.module.css';
import {Kbd} from './kbd.tsx';

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & {
  /** One `primary` a view; `danger` where something is withdrawn or stopped. */
  kind?: 'plain' | 'primary' | 'quiet' | 'danger';
  icon?: LucideIcon;
  /** Shown while the action runs: the button stays, nothing jumps. */
  busy?: boolean;
  /** The key that does the same. */
  shortcut?: string;
  children?: ReactNode;
  type?: 'button' | 'submit';
};

/** A button with a verb on it. Without children give `aria-label`. */
export const Button = ({
  kind = 'plain',
  icon: Icon,
  busy = false,
  shortcut,
  children,
  className,
  disabled,
  type = 'button',
  ...rest
}: ButtonProps) => (
  <button
    {...rest}
    type={type}
    className={[styles.button, styles[kind], children ? '' : styles.bare, className].filter(Boolean).join(' ')}
    disabled={disabled}
    aria-busy={busy || undefined}
    aria-disabled={busy || undefined}
    onClick={busy ? undefined : rest.onClick}
  >
    {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden="true" />}
    {children && <span>{children}</span>}
    {shortcut && <Kbd keys={shortcut} />}
  </button>
);
