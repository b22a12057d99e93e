import { UserRoundCheck } from 'lucide-react'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { ButtonLink } from '../../../ui/router/links.tsx'
import type { TaskRowSnapshot } from '../board/board-snapshot.ts'
import { NightTask } from './NightTask.tsx'
import styles from './night.module.css'

/** More than so many are gone through on the board. */
const most = 15

/** What somebody has and has not done in time, the most overdue first. */
export function Overdue({ overdue }: { readonly overdue: readonly TaskRowSnapshot[] }) {
  const shown = overdue.slice(0, most)
  return (
    <Panel title="Overdue" isFlush>
      {overdue.length === 0 && <p className={styles.none}>Nothing that somebody has is overdue.</p>}
      <ul>
        {shown.map((row) => (
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
      {overdue.length > shown.length && (
        <p className={styles.none}>
          {overdue.length - shown.length} more. <ButtonLink to="/tasks">Open the board</ButtonLink>
        </p>
      )}
    </Panel>
  )
}
