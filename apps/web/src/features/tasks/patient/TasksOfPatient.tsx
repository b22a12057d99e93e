import type { Patient } from '@baton/contract'
import { isOpenTask } from '@baton/domain/tasks/status'
import { ClipboardList } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { ErrorState } from '../../../ui/error-state/ErrorState.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import type { TaskAct } from '../acts.ts'
import { rowOf, type TaskRowSnapshot } from '../board/board-snapshot.ts'
import { RequestButton } from '../request/RequestButton.tsx'
import { TaskRow } from '../row/TaskRow.tsx'
import { useTaskAround } from '../use-tasks.ts'
import styles from './patient.module.css'

const ActDialog = lazy(async () => ({ default: (await import('../act/ActDialog.tsx')).ActDialog }))

/** Every task about a patient: what is open first, then what came of the others. */
export function TasksOfPatient({ patientId }: { readonly patientId: string }) {
  const { tasks, patients } = useClient()
  const held = useStore(tasks.ofPatient(patientId))
  const about = useStore(patients.patient(patientId))
  const around = useTaskAround()
  const [asking, setAsking] = useState<{ act: TaskAct; row: TaskRowSnapshot } | null>(null)
  const patient: Patient | null = about.state === 'here' ? about.value.patient : null
  if (held.state === 'loading') return <Skeleton label="Loading tasks" count={3} />
  if (held.state === 'refused') {
    return <ErrorState title={held.refusal.title} next={held.refusal.next} code={held.refusal.code} />
  }
  // The patient stands above: what a row says of them again would only be longer to read.
  const rows = held.value.tasks.map((task) => ({ ...rowOf(task, patient, around), patient: null, place: '' }))
  const open = rows.filter(({ task }) => isOpenTask(task))
  const ended = rows.filter(({ task }) => !isOpenTask(task))
  const list = (shown: readonly TaskRowSnapshot[]) => (
    <ul>
      {shown.map((row) => (
        <li key={row.id}>
          <TaskRow row={row} onAct={(act, of) => setAsking({ act, row: of })} />
        </li>
      ))}
    </ul>
  )
  return (
    <div className={styles.stack}>
      <div>
        <RequestButton from={{ patientId }} variant="primary" />
      </div>
      {rows.length === 0 && (
        <EmptyState icon={<ClipboardList />} title="No tasks about this patient" level={3}>
          What is asked for this patient, and what came of it, stands here.
        </EmptyState>
      )}
      {open.length > 0 && (
        <Panel title="Open" isFlush>
          {list(open)}
        </Panel>
      )}
      {ended.length > 0 && (
        <Panel title="Ended" isFlush>
          {list(ended)}
        </Panel>
      )}
      <Suspense>
        {asking && (
          <ActDialog
            act={asking.act}
            task={asking.row.task}
            patient={patient}
            onClose={() => setAsking(null)}
          />
        )}
      </Suspense>
    </div>
  )
}
