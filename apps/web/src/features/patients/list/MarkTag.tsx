import type { Mark } from '@baton/contract'
import { cx } from '../../../ui/cx.ts'
import { markWords } from '../words/marks.ts'
import styles from './list.module.css'

/** A mark: its colour and its name. */
export function MarkTag({ mark }: { readonly mark: Mark }) {
  return <span className={cx(styles.mark, styles[mark])}>{markWords[mark]}</span>
}
