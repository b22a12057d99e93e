import type { BoardOf } from '@baton/client'
import { api } from '@baton/contract'
import { useState } from 'react'
import { useAsk } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Heading } from '../../../ui/heading/Heading.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import type { TaskAct } from '../acts.ts'
import { TaskRow } from '../row/TaskRow.tsx'
import { useTaskAround } from '../use-tasks.ts'
import styles from './board.module.css'
import { rowOf, type TaskRowSnapshot } from './board-snapshot.ts'

interface EndedProps {
  readonly of: BoardOf
  readonly onAct: (act: TaskAct, row: TaskRowSnapshot) => void
}

/** What of a board has ended, the newest first; asked for when somebody wants to see it. */
export function Ended({ of, onAct }: EndedProps) {
  const [isOpen, setOpen] = useState(false)
  const around = useTaskAround()
  const { answer } = useAsk(api.tasks.listEnded, of, { isWanted: isOpen })
  if (!isOpen) {
    return (
      <p className={styles.ended}>
        <Button variant="quiet" onPress={() => setOpen(true)}>
          Show what has ended
        </Button>
      </p>
    )
  }
  const ended = answer?.ok ? answer.value : null
  const patients = new Map(ended?.patients.map((patient) => [patient.id, patient]))
  return (
    <section aria-labelledby="group-ended">
      <div className={styles.groupTitle}>
        <Heading level={2} size={16} id="group-ended">
          Ended
        </Heading>
      </div>
      {!answer && <Skeleton label="Loading what has ended" count={3} />}
      {ended && ended.tasks.length === 0 && <p className={styles.hidden}>Nothing has ended yet.</p>}
      <ul>
        {ended?.tasks.map((task) => (
          <li key={task.id}>
            <TaskRow row={rowOf(task, patients.get(task.patientId ?? '') ?? null, around)} onAct={onAct} />
          </li>
        ))}
      </ul>
    </section>
  )
}
