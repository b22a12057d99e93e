import { CalendarClock } from 'lucide-react'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { ButtonLink } from '../../../ui/router/links.tsx'
import styles from './meetings.module.css'

/** The detail while no meeting is chosen. */
export function NothingChosen() {
  return (
    <div className={styles.middle}>
      <EmptyState
        icon={<CalendarClock />}
        title="Choose a meeting"
        action={<ButtonLink to="/meetings/new">Arrange a meeting</ButtonLink>}
      >
        Calls ring the people of a conversation, a role, a team, a task or a patient from their own page.
      </EmptyState>
    </div>
  )
}
