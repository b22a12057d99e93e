import { Paperclip } from 'lucide-react'
import styles from './attach.module.css'

/** What letting go will do. */
export function DropHint() {
  return (
    <div className={styles.drop}>
      <Paperclip aria-hidden="true" />
      Drop to add to your message
    </div>
  )
}
