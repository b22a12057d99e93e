import type { PatientList } from '@baton/contract'
import { ChevronDown, ChevronUp, GripVertical, PencilLine, UserMinus } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { cx } from '../../../ui/cx.ts'
import type { MenuAction } from '../../../ui/menu/entries.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { PatientMenu } from '../patient/PatientMenu.tsx'
import { useMembership } from '../put/use-membership.ts'
import { PatientRow } from '../row/PatientRow.tsx'
import row from '../row/row.module.css'
import { nameWords } from '../words/identity-words.ts'
import styles from './list.module.css'
import { type ListRowSnapshot, listRows } from './list-snapshot.ts'
import { MarkDialog } from './MarkDialog.tsx'
import { MarkTag } from './MarkTag.tsx'
import { useDrag } from './use-drag.ts'
import { useOrdering } from './use-ordering.ts'

/** The patients of a list in its order, which a handle, its arrow keys or the menu change. */
export function ListRows({ list }: { readonly list: PatientList }) {
  const rows = useRef<HTMLOListElement>(null)
  const { order, move, failure } = useOrdering(list)
  const [said, setSaid] = useState('')
  const { dragging, handle } = useDrag(rows, (id, beforeId) => void moveTo(id, beforeId))
  const shown = listRows(list, order)

  async function moveTo(id: string, beforeId: string | null): Promise<void> {
    const patient = list.entries.find((entry) => entry.patient.id === id)?.patient
    const others = shown.filter((one) => one.entry.patient.id !== id)
    const place = others.findIndex((one) => one.entry.patient.id === beforeId)
    if (patient) setSaid(`${nameWords(patient)}, now ${place < 0 ? others.length + 1 : place + 1}`)
    await move(id, beforeId)
  }

  return (
    <>
      <FailureNotice failure={failure} />
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
      <Panel isFlush>
        <ol ref={rows} aria-label={list.name} className={row.rows}>
          {shown.map((one) => (
            <li
              key={one.entry.patient.id}
              data-row-id={one.entry.patient.id}
              className={cx(
                row.item,
                dragging?.id === one.entry.patient.id && styles.dragged,
                dragging && dragging.id !== dragging.beforeId && dragging.beforeId === one.entry.patient.id
                  ? styles.before
                  : undefined,
              )}
            >
              <ListRow
                list={list}
                row={one}
                handle={handle(one.entry.patient.id)}
                onMove={(beforeId) => void moveTo(one.entry.patient.id, beforeId)}
              />
            </li>
          ))}
        </ol>
        {dragging?.beforeId === null && <div className={styles.atEnd} />}
      </Panel>
    </>
  )
}

interface ListRowProps {
  readonly list: PatientList
  readonly row: ListRowSnapshot
  readonly handle: ReturnType<ReturnType<typeof useDrag>['handle']>
  readonly onMove: (beforeId: string | null) => void
}

function ListRow({ list, row: { entry, place, isSameName, up, down }, handle, onMove }: ListRowProps) {
  const { patient, mark, note } = entry
  const [isMarking, setMarking] = useState(false)
  const { takeOff, failure } = useMembership(patient)

  function pressed(event: KeyboardEvent<HTMLElement>) {
    const to = event.key === 'ArrowUp' ? up : event.key === 'ArrowDown' ? down : undefined
    if (to === undefined) return
    event.preventDefault()
    onMove(to)
    // A row that is taken elsewhere in the page loses the focus, and the next press would go nowhere.
    const pressedOn = event.currentTarget
    requestAnimationFrame(() => pressedOn.focus())
  }

  const moves: MenuAction[] = []
  if (up !== undefined) {
    moves.push({ id: 'up', label: 'Move up', icon: <ChevronUp />, onAction: () => onMove(up) })
  }
  if (down !== undefined) {
    moves.push({ id: 'down', label: 'Move down', icon: <ChevronDown />, onAction: () => onMove(down) })
  }
  const onList: MenuAction[] = [
    { id: 'mark', label: 'Mark and note', icon: <PencilLine />, onAction: () => setMarking(true) },
    {
      id: 'off',
      label: 'Take off this list',
      icon: <UserMinus />,
      onAction: () => void takeOff(list),
    },
  ]
  const groups = list.mayChange
    ? [
        { id: 'moves', actions: moves },
        { id: 'on-list', actions: onList },
      ]
    : []
  return (
    <>
      {list.mayChange && (
        <button
          type="button"
          className={styles.handle}
          aria-label={`Move ${nameWords(patient)}, ${place} of ${list.entries.length}, with the arrow keys`}
          onKeyDown={pressed}
          {...handle}
        >
          <GripVertical aria-hidden="true" />
        </button>
      )}
      <div className={styles.body}>
        <PatientRow
          to="/patients/$patientId"
          params={{ patientId: patient.id }}
          patient={patient}
          isSameName={isSameName}
          more={
            (mark !== null || note !== null) && (
              <span className={styles.more}>
                {mark !== null && <MarkTag mark={mark} />}
                {note !== null && <bdi className={styles.note}>{note}</bdi>}
              </span>
            )
          }
        />
        <FailureNotice failure={failure} />
      </div>
      <div className={row.tools}>
        <PatientMenu patient={patient} groups={groups} />
      </div>
      {isMarking && <MarkDialog listId={list.id} entry={entry} onClose={() => setMarking(false)} />}
    </>
  )
}
