import { CircleCheck, CloudOff, RefreshCw } from 'lucide-react'
import { cx } from '../../ui/cx.ts'
import styles from './line.module.css'
import type { ShellSnapshot } from './shell-snapshot.ts'

const icons = { good: CircleCheck, info: RefreshCw, warn: CloudOff }

/** The state of the line to the server, in a word and a shape. */
export function Line({ line }: { readonly line: ShellSnapshot['line'] }) {
  const Icon = icons[line.tone]
  return (
    <span className={cx(styles.line, styles[line.tone])} role="status">
      <Icon aria-hidden="true" />
      <span className={styles.words}>{line.words}</span>
    </span>
  )
}
