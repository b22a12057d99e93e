import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react'
import { cx } from '../cx.ts'
import styles from './row.module.css'

export interface RowContent {
  /** An Avatar or an icon. */
  readonly leading?: ReactNode
  readonly title: ReactNode
  /** Beside the title, at the far edge: a time. */
  readonly meta?: ReactNode
  /** The second line, cut with an ellipsis. */
  readonly subtitle?: ReactNode
  /** At the far edge of the second line: a Badge. */
  readonly trailing?: ReactNode
  /** Beside both lines, in the middle: a Button or IconButton; only on a row that is not itself pressed. */
  readonly action?: ReactNode
  /** Unread: the title is bold and the second line is full-strength. */
  readonly isStrong?: boolean
}

export interface RowProps extends RowContent {
  readonly children?: never
}

/** A row that is only read. */
export function Row(props: RowProps) {
  return (
    <div className={styles.row}>
      <RowBody {...props} />
    </div>
  )
}

export interface RowLinkProps
  extends Omit<RowContent, 'action'>,
    Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'title' | 'className'> {
  readonly isSelected?: boolean
  readonly ref?: Ref<HTMLAnchorElement>
}

/** A row that opens something. The router's own link is made from it (ui/router/links.tsx). */
export function RowLink({
  leading,
  title,
  meta,
  subtitle,
  trailing,
  isStrong,
  isSelected = false,
  children: _none,
  ...props
}: RowLinkProps) {
  const content = {
    leading,
    title,
    meta,
    subtitle,
    trailing,
    ...(isStrong === undefined ? {} : { isStrong }),
  }
  return (
    <a
      {...props}
      {...(isSelected ? { 'aria-current': 'page' as const } : {})}
      className={cx(styles.row, styles.link, isSelected && styles.selected)}
    >
      <RowBody {...content} />
    </a>
  )
}

interface RowButtonProps extends Omit<RowContent, 'action'> {
  readonly onPress: () => void
  readonly isSelected?: boolean
}

/** A row that does something or is chosen. */
export function RowButton({ onPress, isSelected, ...content }: RowButtonProps) {
  return (
    <button
      type="button"
      onClick={onPress}
      {...(isSelected === undefined ? {} : { 'aria-pressed': isSelected })}
      className={cx(styles.row, styles.link, isSelected && styles.selected)}
    >
      <RowBody {...content} />
    </button>
  )
}

function RowBody({ leading, title, meta, subtitle, trailing, action, isStrong = false }: RowContent) {
  return (
    <>
      {leading}
      <span className={cx(styles.words, isStrong && styles.strong)}>
        <span className={styles.line}>
          <span className={styles.title}>{title}</span>
          {meta && <span className={styles.meta}>{meta}</span>}
        </span>
        {(subtitle || trailing) && (
          <span className={styles.line}>
            <span className={styles.subtitle}>{subtitle}</span>
            {trailing}
          </span>
        )}
      </span>
      {action}
    </>
  )
}
