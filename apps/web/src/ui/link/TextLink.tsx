import type { AnchorHTMLAttributes, Ref } from 'react'
import styles from './text-link.module.css'

export interface TextLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className'> {
  readonly ref?: Ref<HTMLAnchorElement>
}

/** A link in words. On focus it turns yellow with a dark underline, as on NHS sites. */
export function TextLink({ children, ...props }: TextLinkProps) {
  return (
    <a {...props} className={styles.link}>
      {children}
    </a>
  )
}
