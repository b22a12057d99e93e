import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import type { TaskAct } from '../acts.ts'
import { boardSnapshot, rowOfLine, type TaskRowSnapshot } from '../board/board-snapshot.ts'
import { useBoardChoices } from '../boards/use-board-choices.ts'
import { TaskRow } from '../row/TaskRow.tsx'
import { useBoards, useTaskAround } from '../use-tasks.ts'
import styles from './load.module.css'
import type { AwayRow } from './load-snapshot.ts'

const ActDialog = lazy(async () => ({ default: (await import('../act/ActDialog.tsx')).ActDialog }))

/** Who has gone off duty with open tasks: whoever coordinates opens them and passes them on. */
export function OffDuty({ away }: { readonly away: readonly AwayRow[] }) {
  const [openId, setOpenId] = useState<string | null>(null)
  const [acting, setActing] = useState<{ act: TaskAct; row: TaskRowSnapshot } | null>(null)
  const tasksOf = useTasksOf(away)
  return (
    <Panel
      title="Off duty with open tasks"
      help="Nobody is at work on these. Open them and pass them on to somebody who is on duty."
      isFlush
    >
      <ul>
        {away.map((row) => {
          const isOpen = row.personId === openId
          return (
            <li key={row.personId}>
              <div className={styles.person}>
                <Avatar id={row.personId} name={row.name} />
                <div className={styles.who}>
                  <Link to="/directory/$personId" params={{ personId: row.personId }} className={styles.name}>
                    <bdi>{row.name}</bdi>
                  </Link>
                  <p className={styles.soft}>
                    <bdi>{[row.about, countWords(row)].filter((part) => part !== '').join(' · ')}</bdi>
                  </p>
                </div>
                <div className={styles.counts}>
                  <Button
                    size="small"
                    aria-expanded={isOpen}
                    aria-label={`${isOpen ? 'Close' : 'Open'} what ${row.name} has`}
                    onPress={() => setOpenId(isOpen ? null : row.personId)}
                  >
                    {isOpen ? 'Close' : 'Open'}
                  </Button>
                </div>
              </div>
              {isOpen &&
                tasksOf(row.personId).map((task) => (
                  <TaskRow key={task.id} row={task} onAct={(act, of) => setActing({ act, row: of })} />
                ))}
            </li>
          )
        })}
      </ul>
      <Suspense>
        {acting && (
          <ActDialog
            act={acting.act}
            task={acting.row.task}
            patient={acting.row.patient}
            onClose={() => setActing(null)}
          />
        )}
      </Suspense>
    </Panel>
  )
}

/** By person, as rows of the site's board, on which whoever coordinates may pass theirs on. */
function useTasksOf(away: readonly AwayRow[]): (personId: string) => readonly TaskRowSnapshot[] {
  const around = useTaskAround()
  const site = useBoardChoices().find(({ board }) => board === 'site')
  const held = useBoards(site ? [{ board: 'site', ...(site.id === undefined ? {} : { id: site.id }) }] : [])
  return useMemo(() => {
    if (held.state !== 'here') return () => []
    const awayIds = new Set(away.map(({ personId }) => personId))
    const viewer = { ...around.viewer, awayIds }
    const theirs = { ...around, viewer }
    const view = boardSnapshot(held, theirs, { has: 'all', grouping: 'none' })
    const lines = view.groups.flatMap((group) => group.lines)
    return (personId: string) =>
      lines.filter(({ task }) => task.ownerId === personId).map((line) => rowOfLine(line, theirs))
  }, [held, around, away])
}

/** “3 tasks, 1 overdue” */
function countWords({ accepted, overdue }: AwayRow): string {
  const tasks = accepted === 1 ? '1 task' : `${accepted} tasks`
  return overdue === 0 ? tasks : `${tasks}, ${overdue} overdue`
}
