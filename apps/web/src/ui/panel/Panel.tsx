import { type ReactNode, useId } from 'react'
import { cx } from '../cx.ts'
import { Heading } from '../heading/Heading.tsx'
import styles from './panel.module.css'

interface PanelProps {
  readonly title?: string
  readonly help?: ReactNode
  /** Beside the title. */
  readonly action?: ReactNode
  /** Rows and tables reach the panel's edges. */
  readonly isFlush?: boolean
  readonly children: ReactNode
}

/** A surface that holds one thing. */
export function Panel({ title, help, action, isFlush = false, children }: PanelProps) {
  const id = useId()
  return (
    <section
      className={cx(styles.panel, isFlush && styles.edge)}
      {...(title ? { 'aria-labelledby': id } : {})}
    >
      {(title || action) && (
        <header className={styles.header}>
          <div className={styles.words}>
            {title && (
              <Heading level={2} size={19} id={id}>
                {title}
              </Heading>
            )}
            {help && <p className={styles.help}>{help}</p>}
          </div>
          {action}
        </header>
      )}
      <div className={isFlush ? styles.flush : styles.content}>{children}</div>
    </section>
  )
}
