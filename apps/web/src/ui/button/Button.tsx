import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import { Spinner } from '../spinner/Spinner.tsx'
import styles from './button.module.css'
import { type PressProps, pressable } from './press.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

export interface ButtonProps extends PressProps {
  readonly children: ReactNode
  readonly variant?: ButtonVariant
  readonly size?: 'small' | 'medium'
  readonly icon?: ReactNode
  /** The action is under way: the button keeps its width and focus, and cannot be pressed again. */
  readonly isBusy?: boolean
  readonly isWide?: boolean
}

/** A button. One primary at most in a view. */
export function Button({ children, variant, size, icon, isBusy = false, isWide, ...props }: ButtonProps) {
  // Neither pressed nor submitted twice; yet not disabled, which would throw focus away.
  const waiting = isBusy ? { type: 'button' as const, 'aria-disabled': true, onPress: undefined } : {}
  return (
    <button
      {...pressable({ ...props, ...waiting })}
      className={cx(buttonClass({ variant, size, isWide }), isBusy && styles.waiting)}
    >
      <span className={styles.content}>
        {icon}
        <span>{children}</span>
      </span>
      {isBusy && (
        <span className={styles.busy}>
          <Spinner />
        </span>
      )}
    </button>
  )
}

interface ButtonLook {
  readonly variant?: ButtonVariant | undefined
  readonly size?: 'small' | 'medium' | undefined
  readonly isWide?: boolean | undefined
}

/** The look of a button for an element that is not one, such as a link. */
export function buttonClass({
  variant = 'secondary',
  size = 'medium',
  isWide = false,
}: ButtonLook = {}): string {
  return cx(styles.button, styles[variant], styles[size], isWide && styles.wide)
}
