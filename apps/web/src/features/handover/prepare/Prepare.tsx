import type { HandoverView } from '@baton/client'
import { api } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { PatientLine } from '../../patients/banner/PatientLine.tsx'
import { sameNames } from '../../patients/banner/same-names.ts'
import styles from '../handover.module.css'
import type { EntrySnapshot, HandoverSnapshot } from '../handover-snapshot.ts'
import { EntryHead } from '../read/EntryHead.tsx'
import { TaskLines } from '../read/TaskLines.tsx'
import { NotesForm } from './NotesForm.tsx'
import { Offer } from './Offer.tsx'
import { Problems } from './Problems.tsx'

interface PrepareProps {
  readonly view: HandoverView
  readonly snapshot: HandoverSnapshot
}

/** Whoever hands over writes what the next shift must know, sickest first, and offers it. */
export function Prepare({ view, snapshot }: PrepareProps) {
  const { handover, leftOut } = snapshot
  const { run: leave, failure } = useAct(api.tasks.leaveOutOfHandover)
  const [openId, setOpenId] = useState<string | null>(null)
  const entries = useOrderHeld(snapshot.entries, openId !== null)
  const shared = sameNames(view.patients)

  async function leaveOut(patientId: string, isOut: boolean) {
    const answer = await leave({ handoverId: handover.id, patientId, leaveOut: isOut })
    if (answer.ok && isOut) setOpenId(null)
  }

  return (
    <>
      <Problems view={view} />
      <FailureNotice failure={failure} />
      <Panel title="Patients" help="Sickest first. Press one to write what the next shift must know." isFlush>
        {entries.length === 0 && (
          <EmptyState title="No patients on this ward" level={3}>
            Whoever lies on the ward stands here by themselves.
          </EmptyState>
        )}
        <ul>
          {entries.map((entry, place) => {
            const { patientId } = entry.entry
            const isOpen = patientId === openId
            const next = entries[place + 1]?.entry.patientId
            return (
              <li key={patientId} className={styles.entry}>
                <button
                  type="button"
                  className={styles.entryButton}
                  aria-expanded={isOpen}
                  onClick={() => setOpenId(isOpen ? null : patientId)}
                >
                  <EntryHead of={entry} isSameName={shared.has(patientId)} />
                </button>
                <TaskLines tasks={entry.tasks} />
                {isOpen && (
                  <NotesForm
                    handoverId={handover.id}
                    of={entry}
                    onNext={next ? () => setOpenId(next) : undefined}
                    onLeaveOut={() => void leaveOut(patientId, true)}
                  />
                )}
              </li>
            )
          })}
        </ul>
      </Panel>
      {snapshot.tasks.length > 0 && (
        <Panel title="Tasks about no patient" help="They move too.">
          <TaskLines tasks={snapshot.tasks} />
        </Panel>
      )}
      {leftOut.length > 0 && (
        <Panel title="Left out" help="They stay with you, with the tasks that are about them.">
          <ul className={styles.leftOut}>
            {leftOut.map((patient) => (
              <li key={patient.id} className={styles.leftOutRow}>
                <PatientLine patient={patient} isSameName={shared.has(patient.id)} />
                <Button size="small" onPress={() => void leaveOut(patient.id, false)}>
                  Hand over after all
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Staffing handoverId={handover.id} staffing={handover.staffing} />
      <Offer view={view} />
      <Drop handoverId={handover.id} />
    </>
  )
}

/** Nothing changes its place while somebody writes: the order follows when they have closed it. */
function useOrderHeld(entries: readonly EntrySnapshot[], isHeld: boolean): readonly EntrySnapshot[] {
  const order = useRef<readonly string[]>([])
  if (!isHeld || order.current.length === 0) order.current = entries.map(({ entry }) => entry.patientId)
  const places = new Map(order.current.map((id, place) => [id, place]))
  const placeOf = ({ entry }: EntrySnapshot) => places.get(entry.patientId) ?? places.size
  return [...entries].sort((a, b) => placeOf(a) - placeOf(b))
}

function Staffing({ handoverId, staffing }: { readonly handoverId: string; readonly staffing: string }) {
  const { run, isBusy, failure } = useAct(api.tasks.staffHandover)
  const { fields, set } = useDraft(`handover.staffing.${handoverId}`, { staffing })
  const isUnsaved = fields.staffing.trim() !== staffing.trim()

  async function save() {
    if (isUnsaved) await run({ handoverId, staffing: fields.staffing })
  }

  return (
    <Panel title="Staffing">
      <TextField
        label="Who is on, and what is short"
        isOptional
        isMultiline
        value={fields.staffing}
        onChange={(words) => set('staffing', words)}
        onBlur={() => void save()}
        maxLength={500}
      />
      <FailureNotice failure={failure} />
      <p className={styles.soft} role="status">
        {isBusy ? 'Saving…' : isUnsaved ? 'Not saved yet' : ''}
      </p>
    </Panel>
  )
}

function Drop({ handoverId }: { readonly handoverId: string }) {
  const { run, isBusy, failure } = useAct(api.tasks.withdrawHandover)
  const navigate = useNavigate()

  async function drop() {
    const answer = await run({ handoverId })
    if (!answer.ok) return
    notify('Dropped. Nothing was handed over.')
    await navigate({ to: '/handover' })
  }

  return (
    <div>
      <Button variant="quiet" isBusy={isBusy} onPress={() => void drop()}>
        Drop this handover
      </Button>
      <FailureNotice failure={failure} />
    </div>
  )
}
