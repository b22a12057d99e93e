import type { Task } from '@baton/contract'
import { Link } from '@tanstack/react-router'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { dueLine } from '../../tasks/words/due-words.ts'
import { taskTypes } from '../../tasks/words/task-types.ts'
import styles from '../handover.module.css'

/** Open tasks that move, each in a line. */
export function TaskLines({ tasks }: { readonly tasks: readonly Task[] }) {
  const now = useServerNow(60_000)
  if (tasks.length === 0) return null
  return (
    <ul className={styles.taskLines} aria-label="Open tasks">
      {tasks.map((task) => {
        const { name, icon: Icon } = taskTypes[task.type]
        return (
          <li key={task.id} className={styles.taskLine}>
            <Icon aria-hidden="true" />
            <Link to="/tasks/$taskId" params={{ taskId: task.id }}>
              {name}: <bdi>{task.reason}</bdi>
            </Link>
            <span className={styles.soft}>{dueLine(task.dueAt, now).words}</span>
          </li>
        )
      })}
    </ul>
  )
}
