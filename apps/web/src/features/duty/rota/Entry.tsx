import type { Shift } from '@baton/contract'
import { TriangleAlert } from 'lucide-react'
import { cx } from '../../../ui/cx.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import styles from './rota.module.css'
import type { RotaEntry } from './week.ts'

interface EntryProps {
  readonly entry: RotaEntry
  readonly onEdit: ((shift: Shift) => void) | undefined
}

/** A shift, or a gap; whoever may change a shift presses it. */
export function Entry({ entry, onEdit }: EntryProps) {
  const { shift } = entry
  const look = cx(styles.entry, entry.kind === 'gap' && styles.gap, entry.isMine && styles.mine)
  const words = (
    <>
      <span className={styles.who}>
        {entry.kind === 'gap' && <TriangleAlert aria-hidden="true" />}
        {entry.kind === 'gap' ? 'Gap' : entry.who}
        {entry.isMine && <VisuallyHidden> (you)</VisuallyHidden>}
      </span>
      <span className={styles.when}>{entry.when}</span>
    </>
  )
  if (!shift || !onEdit) return <div className={look}>{words}</div>
  return (
    <button type="button" className={cx(look, styles.pressed)} onClick={() => onEdit(shift)}>
      {words}
      <VisuallyHidden>, change</VisuallyHidden>
    </button>
  )
}
