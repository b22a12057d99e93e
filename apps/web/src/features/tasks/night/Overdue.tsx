import { UserRoundCheck } from 'lucide-react'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { ButtonLink } from '../../../ui/router/links.tsx'
import type { TaskRowSnapshot } from '../board/board-snapshot.ts'
import { NightTask } from './NightTask.tsx'
import styles from './night.module.css'

interface OverdueProps {
  readonly overdue: readonly TaskRowSnapshot[]
  readonly more: number
}

/** What somebody has and has not done in time, the most overdue first. */
export function Overdue({ overdue, more }: OverdueProps) {
  return (
    <Panel title="Overdue" isFlush>
      {overdue.length === 0 && <p className={styles.none}>Nothing that somebody has is overdue.</p>}
      <ul>
        {overdue.map((row) => (
          <li key={row.id}>
            <NightTask row={row}>
              <p className={styles.has}>
                <UserRoundCheck aria-hidden="true" />
                <bdi>{row.has}</bdi>
              </p>
            </NightTask>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className={styles.none}>
          {more} more. <ButtonLink to="/tasks">Open the board</ButtonLink>
        </p>
      )}
    </Panel>
  )
}
