import { ClipboardList } from 'lucide-react'
import { lazy, memo, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { ErrorState } from '../../../ui/error-state/ErrorState.tsx'
import { Heading } from '../../../ui/heading/Heading.tsx'
import { ListPane } from '../../../ui/panes/ListPane.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { sameNames } from '../../patients/banner/same-names.ts'
import type { TaskAct } from '../acts.ts'
import { type Chosen, chooseBoard } from '../boards/board-choice.ts'
import { type BoardChoice, partsOf } from '../boards/boards.ts'
import { withoutTaken } from '../boards/join-boards.ts'
import { TaskRow } from '../row/TaskRow.tsx'
import { useBoards, useTaskAround } from '../use-tasks.ts'
import { BoardSwitch } from './BoardSwitch.tsx'
import styles from './board.module.css'
import { boardKeys } from './board-keys.ts'
import {
  type BoardLine,
  boardSnapshot,
  firstLines,
  rowOfLine,
  type TaskAround,
  type TaskGroup,
  type TaskRowSnapshot,
} from './board-snapshot.ts'
import { Ended } from './Ended.tsx'
import { PrintedBoard } from './PrintedBoard.tsx'
import { useDrawn } from './use-drawn.ts'
import { useSteady } from './use-steady.ts'

const ActDialog = lazy(async () => ({ default: (await import('../act/ActDialog.tsx')).ActDialog }))
const KeyHelp = lazy(async () => ({ default: (await import('./KeyHelp.tsx')).KeyHelp }))

interface BoardProps {
  readonly boards: readonly BoardChoice[]
  readonly board: BoardChoice
  readonly chosen: Chosen
  readonly selectedId: string | undefined
  /** Beside the title. */
  readonly actions: ReactNode
  readonly isHelpOpen: boolean
  readonly onHelp: (isOpen: boolean) => void
  readonly onRequest: () => void
}

/** One ranked list. Nothing in it moves while somebody presses. */
export function Board(props: BoardProps) {
  const { boards, board, chosen, selectedId, onHelp } = props
  const around = useTaskAround()
  const joined = useBoards(partsOf(board, around.viewer))
  const viewerId = around.viewer.id
  const held = useMemo(
    () => (board.board === 'mine' ? withoutTaken(joined, viewerId) : joined),
    [board.board, joined, viewerId],
  )
  const [asking, setAsking] = useState<{ act: TaskAct; row: TaskRowSnapshot } | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const { has, grouping } = chosen
  const view = useMemo(
    () => (held.state === 'here' ? boardSnapshot(held, around, { has, grouping }) : null),
    [held, around, has, grouping],
  )
  const key = `${board.key} ${has} ${grouping}`
  const steady = useSteady(view?.groups ?? [], list, key)
  const drawn = useDrawn(key)
  const countOf = (id: string) => steady.groups.find((group) => group.id === id)?.lines.length ?? 0
  const act = useCallback((act: TaskAct, row: TaskRowSnapshot) => setAsking({ act, row }), [])
  const shared = useMemo(() => sameNames(held.state === 'here' ? held.patients : []), [held])
  return (
    <>
      <ListPane
        title="Tasks"
        actions={props.actions}
        tools={<BoardSwitch boards={boards} board={board} chosen={chosen} view={view} />}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys lead along the tasks inside it */}
        <div ref={list} className={styles.list} onKeyDown={(event) => boardKeys(event, () => onHelp(true))}>
          {held.state === 'loading' && <Skeleton label="Loading tasks" count={6} />}
          {held.state === 'refused' && (
            <ErrorState title={held.refusal.title} next={held.refusal.next} code={held.refusal.code} />
          )}
          {steady.arrived > 0 && (
            <div className={styles.arrived}>
              <Button size="small" variant="primary" onPress={steady.release}>
                {steady.arrived === 1 ? 'Show 1 new task' : `Show ${steady.arrived} new tasks`}
              </Button>
            </div>
          )}
          {firstLines(steady.groups, drawn.most).map((group) => (
            <section key={group.id} aria-labelledby={`group-${group.id}`}>
              <div className={styles.groupTitle}>
                <Heading level={2} size={16} id={`group-${group.id}`}>
                  {group.title}
                </Heading>
                <span className={styles.count}>{countWords(countOf(group.id))}</span>
              </div>
              <ul>
                {group.lines.map((line) => (
                  <li key={line.id}>
                    <Line
                      line={line}
                      around={around}
                      isSelected={line.id === selectedId}
                      isSameName={line.patient !== null && shared.has(line.patient.id)}
                      onAct={act}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {lengthOf(steady.groups) > drawn.most && <div key={drawn.most} ref={drawn.end} />}
          {view && view.shown === 0 && steady.groups.length === 0 && (
            <Nothing view={view} board={board} onRequest={props.onRequest} />
          )}
          {view && board.board !== 'remote' && (
            <Ended
              key={board.key}
              of={board.id === undefined ? { board: board.board } : { board: board.board, id: board.id }}
              onAct={act}
            />
          )}
          {view && view.hidden > 0 && (
            <p className={styles.hidden}>
              {view.hidden === 1 ? '1 other task is' : `${view.hidden} other tasks are`} not shown.{' '}
              <button type="button" className={styles.showAll} onClick={() => chooseBoard({ has: 'all' })}>
                Show all
              </button>
            </p>
          )}
        </div>
      </ListPane>
      <PrintedBoard title={board.label} groups={view?.groups ?? []} />
      <Suspense>
        {asking && (
          <ActDialog
            act={asking.act}
            task={asking.row.task}
            patient={asking.row.patient}
            onClose={() => setAsking(null)}
          />
        )}
        {props.isHelpOpen && <KeyHelp onClose={() => onHelp(false)} />}
      </Suspense>
    </>
  )
}

interface LineProps {
  readonly line: BoardLine
  readonly around: TaskAround
  readonly isSelected: boolean
  readonly isSameName: boolean
  readonly onAct: (act: TaskAct, row: TaskRowSnapshot) => void
}

/** One line, put into words only where it or what surrounds it is another. */
const Line = memo(function Line({ line, around, ...more }: LineProps) {
  return <TaskRow row={rowOfLine(line, around)} {...more} />
})

interface NothingProps {
  readonly view: { readonly hidden: number }
  readonly board: BoardChoice
  readonly onRequest: () => void
}

function Nothing({ view, board, onRequest }: NothingProps) {
  if (view.hidden > 0) return <EmptyState icon={<ClipboardList />} title="Nothing of that kind here" />
  return (
    <EmptyState
      icon={<ClipboardList />}
      title={board.board === 'mine' ? 'Nothing waits for you' : 'Nothing here'}
      action={
        <Button variant="primary" onPress={onRequest}>
          Ask for something
        </Button>
      }
    >
      {board.about}
    </EmptyState>
  )
}

function lengthOf(groups: readonly TaskGroup[]): number {
  return groups.reduce((sum, { lines }) => sum + lines.length, 0)
}

function countWords(count: number): string {
  return count === 1 ? '1 task' : `${count} tasks`
}
