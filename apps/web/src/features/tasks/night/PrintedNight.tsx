import { showNhsNumber } from '@baton/domain/patients/nhs-number'
import { useWardName } from '../../patients/use-wards.ts'
import { nameWords, placeWords } from '../../patients/words/identity-words.ts'
import type { TaskRowSnapshot } from '../board/board-snapshot.ts'
import styles from '../board/printed-board.module.css'
import type { NightSnapshot } from './night-snapshot.ts'

/** The night on paper, in the order of the screen. */
export function PrintedNight({ night }: { readonly night: NightSnapshot }) {
  return (
    <>
      <table className={styles.table}>
        <caption className={styles.caption}>Sickest patients</caption>
        <tbody>
          {night.sick.map(({ patientId, patient, news2, illness, problem, ifThen }) => (
            <tr key={patientId}>
              <td>{patient && <Who patient={patient} />}</td>
              <td>
                <b>{[news2, illness].filter((part) => part !== null && part !== '').join(', ')}</b>
                <div>{problem}</div>
                {ifThen !== '' && <div>If … then …: {ifThen}</div>}
              </td>
              <td className={styles.done} />
            </tr>
          ))}
        </tbody>
      </table>
      <Tasks title="Nobody has it" rows={night.waiting.map(({ row }) => row)} more={night.moreWaiting} />
      <Tasks title="Overdue" rows={night.overdue} more={night.moreOverdue} />
      <table className={styles.table}>
        <caption className={styles.caption}>Who is on</caption>
        <tbody>
          {night.onDuty.map((row) => (
            <tr key={row.personId}>
              <td>
                <b>{row.name}</b>
              </td>
              <td>{[row.about, row.where, row.until].filter((part) => part !== '').join(', ')}</td>
              <td>
                {row.accepted === 1 ? '1 task' : `${row.accepted} tasks`}
                {row.overdue > 0 && `, ${row.overdue} overdue`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

interface TasksProps {
  readonly title: string
  readonly rows: readonly TaskRowSnapshot[]
  readonly more: number
}

function Tasks({ title, rows, more }: TasksProps) {
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>
        {title}
        {more > 0 && `, and ${more} more on the screen`}
      </caption>
      <tbody>
        {rows.map(({ id, look, due, type, reason, patient, place, has }) => (
          <tr key={id}>
            <td className={styles.when}>
              <b>{look.word}</b>
              <div>{due?.words}</div>
            </td>
            <td>
              <b>{type.name}</b>
              <div>{reason}</div>
              <div>{has}</div>
            </td>
            <td>{patient ? <Who patient={patient} /> : place}</td>
            <td className={styles.done} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Who({ patient }: { readonly patient: NonNullable<TaskRowSnapshot['patient']> }) {
  const wardName = useWardName()
  return (
    <>
      <b>{nameWords(patient)}</b>
      <div>{placeWords(patient, wardName)}</div>
      <div>NHS {patient.nhsNumber === null ? 'number not known' : showNhsNumber(patient.nhsNumber)}</div>
    </>
  )
}
