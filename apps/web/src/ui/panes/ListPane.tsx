import type { ReactNode, Ref } from 'react'
import { Heading } from '../heading/Heading.tsx'
import { useTitle } from '../page/title.ts'
import styles from './list-pane.module.css'

interface ListPaneProps {
  readonly title: string
  /** Beside the title: at most two IconButtons. */
  readonly actions?: ReactNode
  /** Under the title, does not scroll: a SearchField, filters. */
  readonly tools?: ReactNode
  readonly scrollRef?: Ref<HTMLDivElement>
  readonly children: ReactNode
}

/** What stands in the list pane: a title, tools, and rows that scroll. */
export function ListPane({ title, actions, tools, scrollRef, children }: ListPaneProps) {
  useTitle(title, 0)
  return (
    <>
      <header className={styles.header}>
        <Heading level={1} size={22}>
          {title}
        </Heading>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {tools && <div className={styles.tools}>{tools}</div>}
      <div className={styles.scroll} {...(scrollRef ? { ref: scrollRef } : {})}>
        {children}
      </div>
    </>
  )
}
