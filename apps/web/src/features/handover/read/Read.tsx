import { Button } from '../../../ui/button/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { AlertTags } from '../../patients/banner/AlertTags.tsx'
import { PatientLine } from '../../patients/banner/PatientLine.tsx'
import { sameNames } from '../../patients/banner/same-names.ts'
import { nameWords } from '../../patients/words/identity-words.ts'
import styles from '../handover.module.css'
import type { EntrySnapshot, HandoverSnapshot } from '../handover-snapshot.ts'
import { illnessLooks } from '../handover-words.ts'
import { AnswerBar } from './AnswerBar.tsx'
import { Notes } from './Notes.tsx'
import { rejectionsIn } from './rejections.ts'
import { TaskLines } from './TaskLines.tsx'

interface ReadProps {
  readonly snapshot: HandoverSnapshot
  /** It is offered to whoever reads. */
  readonly isAnswering: boolean
}

/** Everyone of a handover with what was written, sickest first; whoever takes it over answers below. */
export function Read({ snapshot, isAnswering }: ReadProps) {
  const { handover, entries, tasks } = snapshot
  const draft = useDraft(`handover.answer.${handover.id}`, { rejections: '{}' })
  const rejections = rejectionsIn(draft.fields.rejections)
  const shared = sameNames(entries.flatMap(({ patient }) => patient ?? []))

  function reject(patientId: string, reason: string | undefined) {
    const { [patientId]: _before, ...others } = rejections
    const next = reason === undefined ? others : { ...others, [patientId]: reason }
    draft.set('rejections', JSON.stringify(next))
  }

  return (
    <div className={styles.reading}>
      <ul className={styles.entries}>
        {entries.map((of) => (
          <li key={of.entry.patientId}>
            <Entry
              of={of}
              isSameName={shared.has(of.entry.patientId)}
              rejection={isAnswering ? rejections[of.entry.patientId] : undefined}
              onReject={isAnswering ? (reason) => reject(of.entry.patientId, reason) : undefined}
            />
          </li>
        ))}
      </ul>
      {tasks.length > 0 && (
        <Panel title="Tasks about no patient">
          <TaskLines tasks={tasks} />
        </Panel>
      )}
      {isAnswering && <AnswerBar snapshot={snapshot} rejections={rejections} onDone={draft.clear} />}
    </div>
  )
}

interface EntryProps {
  readonly of: EntrySnapshot
  readonly isSameName: boolean
  readonly rejection: string | undefined
  readonly onReject: ((reason: string | undefined) => void) | undefined
}

function Entry({ of, isSameName, rejection, onReject }: EntryProps) {
  const { entry, patient, tasks } = of
  const { word, icon: Icon, tone } = illnessLooks[entry.illness]
  const name = patient ? nameWords(patient) : 'this patient'
  const isRejected = rejection !== undefined || entry.answer === 'rejected'
  return (
    <article
      className={cx(styles.card, styles[entry.illness], isRejected && styles.rejected)}
      aria-label={name}
    >
      <div className={styles.marks}>
        <Tag tone={tone} icon={<Icon aria-hidden="true" />}>
          {word}
        </Tag>
        {entry.answer === 'accepted' && <Tag tone="good">Accepted</Tag>}
        {entry.answer === 'rejected' && <Tag tone="bad">Not taken over</Tag>}
      </div>
      {patient && <PatientLine patient={patient} isSameName={isSameName} />}
      {patient && <AlertTags alerts={patient.alerts} />}
      <Notes of={of} />
      <TaskLines tasks={tasks} />
      {entry.reason !== null && (
        <p className={styles.refusal}>
          Not taken over: <bdi>{entry.reason}</bdi>
        </p>
      )}
      {onReject && rejection === undefined && (
        <div>
          <Button size="small" onPress={() => onReject('')} aria-label={`Do not take over ${name}`}>
            Do not take over
          </Button>
        </div>
      )}
      {onReject && rejection !== undefined && (
        <div className={styles.form}>
          <TextField
            label={`Why not ${name}`}
            value={rejection}
            onChange={onReject}
            maxLength={200}
            autoFocus
          />
          <div>
            <Button size="small" onPress={() => onReject(undefined)}>
              Take over after all
            </Button>
          </div>
        </div>
      )}
    </article>
  )
}
