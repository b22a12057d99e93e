import { type ReactNode, useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { asDateAndClock } from '../time/format-time.ts'
import styles from './print.module.css'

interface PrintedPageProps {
  readonly title: string
  /** Under the title, such as how many there are. */
  readonly help?: string
  /** Who prints. */
  readonly by: string
  readonly children: ReactNode
}

/** What goes to the printer in place of the screen: A4, black on white, with when and by whom it was printed. */
export function PrintedPage({ title, help, by, children }: PrintedPageProps) {
  const [at, setAt] = useState(() => new Date())

  useEffect(() => {
    // The moment of printing, also when the browser's own menu is used.
    const note = () => flushSync(() => setAt(new Date()))
    addEventListener('beforeprint', note)
    return () => removeEventListener('beforeprint', note)
  }, [])

  return createPortal(
    <article className={styles.page} data-printed="">
      <header className={styles.header}>
        <h1 className={styles.title}>{title}</h1>
        {help && <p>{help}</p>}
        <p>
          Printed on {asDateAndClock(at)} by {by}
        </p>
        <p className={styles.confidential}>
          Confidential: patient information. Dispose of as confidential waste.
        </p>
      </header>
      {children}
    </article>,
    document.body,
  )
}
