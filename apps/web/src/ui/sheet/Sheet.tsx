import { type DialogProps, Overlay } from '../dialog/Dialog.tsx'
import styles from './sheet.module.css'

type SheetProps = Omit<DialogProps, 'kind' | 'size'>

/** A surface that rises from the bottom edge on phones and slides in from the right on wide screens. */
export function Sheet(props: SheetProps) {
  return (
    <Overlay
      {...props}
      look={styles.sheet ?? ''}
      handle={<span className={styles.handle} aria-hidden="true" />}
    />
  )
}
