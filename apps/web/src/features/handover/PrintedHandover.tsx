import { showNhsNumber } from '@baton/domain/patients/nhs-number'
import { useNow } from '../../platform/use-now.ts'
import { useWardName } from '../patients/use-wards.ts'
import { alertLooks, sortedAlerts } from '../patients/words/alert-looks.ts'
import { bornWords, nameWords, placeWords } from '../patients/words/identity-words.ts'
import { taskTypes } from '../tasks/words/task-types.ts'
import type { HandoverSnapshot } from './handover-snapshot.ts'
import { illnessLooks } from './handover-words.ts'
import styles from './printed.module.css'

/** A handover on paper: everyone with what was written, and room to write. */
export function PrintedHandover({ snapshot }: { readonly snapshot: HandoverSnapshot }) {
  const now = useNow()
  const wardName = useWardName()
  return (
    <>
      {snapshot.handover.staffing.trim() !== '' && (
        <p>
          <b>Staffing:</b> {snapshot.handover.staffing}
        </p>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Patient</th>
            <th scope="col">Notes</th>
            <th scope="col">Open tasks</th>
            <th scope="col" className={styles.room}>
              To do
            </th>
          </tr>
        </thead>
        <tbody>
          {snapshot.entries.map(({ entry, patient, tasks, news2, notes, written, age }) => (
            <tr key={entry.patientId}>
              <td>
                <b>{illnessLooks[entry.illness].word}</b>
                {patient && (
                  <>
                    <div className={styles.name}>{nameWords(patient)}</div>
                    <div>{placeWords(patient, wardName)}</div>
                    <div>Born {bornWords(patient, now)}</div>
                    <div>
                      NHS {patient.nhsNumber === null ? 'number not known' : showNhsNumber(patient.nhsNumber)}
                    </div>
                    {sortedAlerts(patient.alerts).map(({ kind, words }) => (
                      <div key={`${kind} ${words}`}>
                        <b>{alertLooks[kind].word}:</b> {words}
                      </div>
                    ))}
                  </>
                )}
              </td>
              <td>
                {news2 !== null && <div>{news2}</div>}
                {notes.map(({ term, words }) => (
                  <div key={term}>
                    <b>{term}:</b> {words}
                  </div>
                ))}
                {written !== null && (
                  <div>
                    {written}
                    {age !== null && <b> ({age.toLowerCase()})</b>}
                  </div>
                )}
              </td>
              <td>
                {tasks.map((task) => (
                  <div key={task.id}>
                    {taskTypes[task.type].name}: {task.reason}
                  </div>
                ))}
              </td>
              <td className={styles.room} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
