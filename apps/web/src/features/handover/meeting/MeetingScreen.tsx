import type { HandoverView } from '@baton/client'
import { useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft, ArrowRight, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { placeWords } from '../../../app/session/places.ts'
import { usePlaces } from '../../../app/session/use-places.ts'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { ErrorState } from '../../../ui/error-state/ErrorState.tsx'
import { Kbd } from '../../../ui/kbd/Kbd.tsx'
import { useTitle } from '../../../ui/page/title.ts'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { PatientBanner } from '../../patients/banner/PatientBanner.tsx'
import { sameNames } from '../../patients/banner/same-names.ts'
import { useUrgentNaming } from '../../urgent/use-urgent.ts'
import { handoverSnapshot } from '../handover-snapshot.ts'
import { illnessLooks } from '../handover-words.ts'
import { Notes } from '../read/Notes.tsx'
import { TaskLines } from '../read/TaskLines.tsx'
import { useHandover } from '../use-handover.ts'
import styles from './meeting.module.css'

/** Going through a handover together: large letters, one patient at a time, with the arrow keys. */
export function MeetingScreen() {
  const { handoverId } = useParams({ from: '/signed-in/handover/$handoverId/meeting' })
  const held = useHandover(handoverId)
  useTitle('Handover')
  if (held.state === 'here') return <Meeting view={held.value} />
  return (
    <div className={styles.meeting}>
      {held.state === 'loading' && <Skeleton label="Loading the handover" count={4} />}
      {held.state === 'refused' && (
        <ErrorState title={held.refusal.title} next={held.refusal.next} code={held.refusal.code} />
      )}
    </div>
  )
}

function Meeting({ view }: { readonly view: HandoverView }) {
  const naming = useUrgentNaming()
  const places = usePlaces()
  const now = useServerNow(60_000)
  const navigate = useNavigate()
  const snapshot = handoverSnapshot(view, naming, now)
  const { handover, entries } = snapshot
  // By patient, not by place: whoever is in view stays there when the order changes.
  const [patientId, setPatientId] = useState(entries[0]?.entry.patientId)
  const found = entries.findIndex(({ entry }) => entry.patientId === patientId)
  const at = Math.max(0, found)
  const shown = entries[at]
  const top = useRef<HTMLDivElement>(null)

  useEffect(() => top.current?.focus(), [])

  function go(by: number) {
    const next = entries[Math.min(Math.max(at + by, 0), entries.length - 1)]
    if (!next) return
    setPatientId(next.entry.patientId)
    top.current?.scrollTo(0, 0)
  }

  const leave = () => void navigate({ to: '/handover/$handoverId', params: { handoverId: handover.id } })

  function pressed(event: KeyboardEvent) {
    if (event.key === 'ArrowRight' || event.key === 'PageDown') go(1)
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp') go(-1)
    else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys lead from patient to patient
    <div ref={top} className={styles.meeting} onKeyDown={pressed} tabIndex={-1}>
      <header className={styles.header}>
        <h1 className={styles.title}>Handover of {placeWords(handover.wardId, places) || 'the ward'}</h1>
        <Button icon={<X />} onPress={leave}>
          Leave
        </Button>
      </header>
      {at === 0 && handover.staffing.trim() !== '' && (
        <p className={styles.staffing}>
          <strong>Staffing:</strong> <bdi>{handover.staffing}</bdi>
        </p>
      )}
      {shown?.patient && (
        <section className={styles.patient} aria-live="polite">
          <Illness illness={shown.entry.illness} />
          <PatientBanner
            patient={shown.patient}
            isSameName={sameNames(entries.flatMap(({ patient }) => patient ?? [])).has(shown.entry.patientId)}
          />
          <div className={styles.notes}>
            <Notes of={shown} />
          </div>
          <TaskLines tasks={shown.tasks} />
        </section>
      )}
      <footer className={styles.footer}>
        <Button icon={<ArrowLeft />} isDisabled={at === 0} onPress={() => go(-1)}>
          Before
        </Button>
        <p className={styles.progress} role="status">
          {entries.length === 0 ? 'No patients' : `${at + 1} of ${entries.length}`}
          <span className={styles.keys}>
            <Kbd>←</Kbd> <Kbd>→</Kbd>
          </span>
        </p>
        <Button
          variant="primary"
          icon={<ArrowRight />}
          isDisabled={at >= entries.length - 1}
          onPress={() => go(1)}
        >
          Next
        </Button>
      </footer>
    </div>
  )
}

function Illness({ illness }: { readonly illness: keyof typeof illnessLooks }) {
  const { word, icon: Icon, tone } = illnessLooks[illness]
  return (
    <p className={styles.illness}>
      <Tag tone={tone} icon={<Icon aria-hidden="true" />}>
        {word}
      </Tag>
    </p>
  )
}
