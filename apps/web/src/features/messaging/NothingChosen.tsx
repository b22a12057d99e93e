import { MessagesSquare } from 'lucide-react'
import { EmptyState } from '../../ui/empty-state/EmptyState.tsx'
import { Kbd } from '../../ui/kbd/Kbd.tsx'
import styles from './conversation/conversation.module.css'

/** Beside the list while no conversation is open. */
export function NothingChosen() {
  return (
    <div className={styles.middle}>
      <EmptyState icon={<MessagesSquare />} title="Choose a conversation">
        Or move along the list with <Kbd>↓</Kbd> and <Kbd>↑</Kbd>, and open one with <Kbd>Enter</Kbd>.
      </EmptyState>
    </div>
  )
}
