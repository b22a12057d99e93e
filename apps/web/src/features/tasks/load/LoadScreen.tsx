import { api } from '@baton/contract'
import { Link } from '@tanstack/react-router'
import { UserRoundSearch } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { cx } from '../../../ui/cx.ts'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { useTaskActing } from '../act/use-task-acting.ts'
import type { TaskAct } from '../acts.ts'
import { boardSnapshot, rowOfLine, type TaskRowSnapshot } from '../board/board-snapshot.ts'
import { useBoardChoices } from '../boards/use-board-choices.ts'
import { TaskRow } from '../row/TaskRow.tsx'
import { useBoards, useTaskAround } from '../use-tasks.ts'
import styles from './load.module.css'
import { type LoadRow, loadSnapshot } from './load-snapshot.ts'
import { OffDuty } from './OffDuty.tsx'
import { useLoad } from './use-load.ts'

const ActDialog = lazy(async () => ({ default: (await import('../act/ActDialog.tsx')).ActDialog }))

/** What a task that is being dragged is called on the way. */
const dragged = 'application/x-baton-task'

/** Who is on duty, what each carries, and what nobody has. A coordinator asks; nobody is made to take anything. */
export function LoadScreen() {
  const around = useTaskAround()
  const { answer, reload } = useLoad()
  const snapshot = answer?.ok ? loadSnapshot(answer.value, around) : null
  const canAsk = around.viewer.coordinates
  return (
    <Page
      title="Who has what"
      help="Everyone on duty at your site, by how much they carry that presses."
      width="wide"
      back={<BackLink to="/tasks" label="Back to tasks" />}
    >
      {!answer && <Skeleton label="Loading who has what" count={5} />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {snapshot && (
        <>
          <p className={styles.sum} role="status">
            {snapshot.unaccepted}. {snapshot.overdue}.
          </p>
          {snapshot.away.length > 0 && <OffDuty away={snapshot.away} />}
          <div className={cx(styles.columns, canAsk && styles.two)}>
            {canAsk && <Unaccepted />}
            <Panel title="On duty" isFlush>
              {snapshot.rows.length === 0 ? (
                <EmptyState icon={<UserRoundSearch />} title="Nobody is on duty here">
                  Whoever signs on stands here with what they carry.
                </EmptyState>
              ) : (
                <ul className={styles.people}>
                  {snapshot.rows.map((row) => (
                    <PersonRow key={row.personId} row={row} canAsk={canAsk} />
                  ))}
                </ul>
              )}
            </Panel>
          </div>
        </>
      )}
    </Page>
  )
}

function PersonRow({ row, canAsk }: { readonly row: LoadRow; readonly canAsk: boolean }) {
  const [isOver, setOver] = useState(false)
  const acting = useTaskActing(row.personId)

  async function ask(taskId: string) {
    const answer = await acting.run('nudge', api.tasks.nudge, { taskId, personId: row.personId })
    notify(answer.ok ? `${row.name} is asked to take it` : `${answer.refusal.title} ${answer.refusal.next}`, {
      tone: answer.ok ? 'good' : 'bad',
    })
  }

  const drop = canAsk && {
    onDragOver: (event: React.DragEvent) => {
      if (!event.dataTransfer.types.includes(dragged)) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault()
      setOver(false)
      void ask(event.dataTransfer.getData(dragged))
    },
  }
  return (
    <li className={cx(styles.person, isOver && styles.over)} {...drop}>
      <Avatar id={row.personId} name={row.name} />
      <div className={styles.who}>
        <Link to="/directory/$personId" params={{ personId: row.personId }} className={styles.name}>
          <bdi>{row.name}</bdi>
        </Link>
        <p className={styles.soft}>
          <bdi>{[row.about, row.where].filter((part) => part !== '').join(' · ')}</bdi>
        </p>
      </div>
      <dl className={styles.counts}>
        <Count term="Has" value={row.accepted} />
        <Count term="Urgent" value={row.urgent} isBad={row.urgent > 0} />
        <Count term="Overdue" value={row.overdue} isBad={row.overdue > 0} />
      </dl>
    </li>
  )
}

interface CountProps {
  readonly term: string
  readonly value: number
  readonly isBad?: boolean
}

function Count({ term, value, isBad = false }: CountProps) {
  return (
    <div className={cx(styles.countOf, isBad && styles.bad)}>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** What nobody has, on the whole site: a coordinator asks one person, from the menu or by dragging it onto them. */
function Unaccepted() {
  const around = useTaskAround()
  const site = useBoardChoices().find(({ board }) => board === 'site')
  const held = useBoards(site ? [{ board: 'site', ...(site.id === undefined ? {} : { id: site.id }) }] : [])
  const [asking, setAsking] = useState<{ act: TaskAct; row: TaskRowSnapshot } | null>(null)
  if (held.state !== 'here') return null
  const view = boardSnapshot(held, around, { has: 'nobody', grouping: 'none' })
  const rows = view.groups.flatMap(({ lines }) => lines).map((line) => rowOfLine(line, around))
  return (
    <Panel
      title="Nobody has it"
      help="Ask one person to take a task from its menu, or drag it onto them. They may say no."
      isFlush
    >
      {rows.length === 0 && <p className={styles.none}>Everything has been accepted.</p>}
      <ul>
        {rows.map((row) => (
          <li
            key={row.id}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.setData(dragged, row.id)
              event.dataTransfer.effectAllowed = 'move'
            }}
          >
            <TaskRow row={row} onAct={(act, of) => setAsking({ act, row: of })} />
          </li>
        ))}
      </ul>
      <Suspense>
        {asking && (
          <ActDialog
            act={asking.act}
            task={asking.row.task}
            patient={asking.row.patient}
            onClose={() => setAsking(null)}
          />
        )}
      </Suspense>
    </Panel>
  )
}
