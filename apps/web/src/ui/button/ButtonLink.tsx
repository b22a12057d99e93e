import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react'
import { type ButtonVariant, buttonClass } from './Button.tsx'
import styles from './button.module.css'

export interface ButtonLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className'> {
  readonly children?: ReactNode
  readonly variant?: ButtonVariant
  readonly size?: 'small' | 'medium'
  readonly icon?: ReactNode
  readonly isWide?: boolean
  readonly ref?: Ref<HTMLAnchorElement>
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ children, variant, size, icon, isWide, ...props }: ButtonLinkProps) {
  return (
    <a {...props} className={buttonClass({ variant, size, isWide })}>
      <span className={styles.content}>
        {icon}
        <span>{children}</span>
      </span>
    </a>
  )
}
