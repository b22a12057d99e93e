import { createLink } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { AnchorHTMLAttributes, Ref } from 'react'
import { ButtonLink as PlainButtonLink } from '../button/ButtonLink.tsx'
import { TextLink as PlainTextLink } from '../link/TextLink.tsx'
import { RowLink as PlainRowLink } from '../row/Row.tsx'
import { VisuallyHidden } from '../visually-hidden/VisuallyHidden.tsx'
import styles from './links.module.css'

/** A row, a button and words that lead to a route of the application. */
export const RowLink = createLink(PlainRowLink)
export const ButtonLink = createLink(PlainButtonLink)
export const TextLink = createLink(PlainTextLink)

interface BackProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** Where it leads, in words: “Back to the directory”. */
  readonly label: string
  readonly ref?: Ref<HTMLAnchorElement>
}

/** The way back on phones. */
export const BackLink = createLink(PlainBack)

function PlainBack({ label, ...props }: BackProps) {
  return (
    <a {...props} className={styles.back}>
      <ArrowLeft aria-hidden="true" />
      <VisuallyHidden>{label}</VisuallyHidden>
    </a>
  )
}
