import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { cx } from '../cx.ts'
import { Spinner } from '../spinner/Spinner.tsx'
import styles from './button.module.css'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'isPending'> {
  readonly children: ReactNode
  readonly variant?: ButtonVariant
  readonly size?: 'small' | 'medium'
  readonly icon?: ReactNode
  /** The action is under way: the button keeps its width and focus, and cannot be pressed again. */
  readonly isBusy?: boolean
  readonly isWide?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button. One primary at most in a view. */
export function Button({ children, variant, size, icon, isBusy = false, isWide, ...props }: ButtonProps) {
  // Not React Aria's own pending state: that announces by the button itself, which may be gone by then.
  const waiting = isBusy ? { type: 'button' as const, 'aria-disabled': true, onPress: () => {} } : {}
  return (
    <AriaButton
      {...props}
      {...waiting}
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
    </AriaButton>
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
