import type { PatientList } from '@baton/contract'
import { showNhsNumber } from '@baton/domain/patients/nhs-number'
import { useMe } from '../../../app/session/use-me.ts'
import { useNow } from '../../../platform/use-now.ts'
import { PrintedPage } from '../../../ui/print/PrintedPage.tsx'
import { useUrgentNaming } from '../../urgent/use-urgent.ts'
import { useWardName } from '../use-wards.ts'
import { alertLooks, sortedAlerts } from '../words/alert-looks.ts'
import { bornWords, nameWords, placeWords } from '../words/identity-words.ts'
import { markWords } from '../words/marks.ts'
import { listRows } from './list-snapshot.ts'
import styles from './printed-list.module.css'
import { printedTasks } from './printed-tasks.ts'
import { type OpenOf, useOpenOf } from './use-open-of.ts'
import { useSharedWords } from './use-shared-words.ts'

/** A list on paper: everyone with all that tells them apart, what is open for them, and room to write. */
export function PrintedList({ list }: { readonly list: PatientList }) {
  const now = useNow()
  const wardName = useWardName()
  const me = useMe().person
  const words = useSharedWords(list)
  const open = useOpenOf(list.entries.map(({ patient }) => patient.id))
  return (
    <PrintedPage title={list.name} help={words} by={me.name}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Patient</th>
            <th scope="col">Alerts</th>
            <th scope="col">Mark and note</th>
            <th scope="col" className={styles.room}>
              To do
            </th>
          </tr>
        </thead>
        <tbody>
          {listRows(list).map(({ entry: { patient, mark, note }, isSameName }) => (
            <tr key={patient.id}>
              <td>{placeWords(patient, wardName)}</td>
              <td>
                <div className={styles.name}>
                  {nameWords(patient)}
                  {isSameName && ' (same name on this list)'}
                </div>
                <div>Born {bornWords(patient, now)}</div>
                <div className={styles.number}>
                  NHS {patient.nhsNumber === null ? 'number not known' : showNhsNumber(patient.nhsNumber)}
                </div>
                {patient.hospitalNumber !== null && <div>Hospital number {patient.hospitalNumber}</div>}
                {patient.consultant !== null && <div>{patient.consultant}</div>}
              </td>
              <td>
                {sortedAlerts(patient.alerts).map(({ kind, words: alert }) => (
                  <div key={`${kind} ${alert}`}>
                    <b>{alertLooks[kind].word}:</b> {alert}
                  </div>
                ))}
              </td>
              <td>
                {mark !== null && <b>{markWords[mark]}</b>}
                {note !== null && <div>{note}</div>}
              </td>
              <td className={styles.room}>
                <ToDo patientId={patient.id} open={open} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PrintedPage>
  )
}

interface ToDoProps {
  readonly patientId: string
  readonly open: OpenOf
  readonly now: Date
}

/** What is open for a patient, each with a box to tick, and room to write more. */
function ToDo({ patientId, open, now }: ToDoProps) {
  const naming = useUrgentNaming()
  // An empty column would say that there is nothing to do.
  if (open.state !== 'here') return <i>Open tasks were not loaded: look at the screen.</i>
  const { tasks, more, ifThen } = printedTasks(patientId, open, { naming, now })
  return (
    <>
      {tasks.map(({ id, pressing, what, when }) => (
        <div key={id} className={styles.task}>
          <span className={styles.box} aria-hidden="true" />
          <div>
            {pressing !== '' && <b>{pressing} </b>}
            {what}
            <div className={styles.when}>{when}</div>
          </div>
        </div>
      ))}
      {more > 0 && <div className={styles.when}>and {more} more on the screen</div>}
      {ifThen !== null && (
        <div className={styles.ifThen}>
          <b>If … then …</b> {ifThen.words}
          <div className={styles.when}>{ifThen.from}</div>
        </div>
      )}
    </>
  )
}
