import { showNhsNumber } from '@baton/domain/patients/nhs-number'
import { useMe } from '../../../app/session/use-me.ts'
import { useNow } from '../../../platform/use-now.ts'
import { PrintedPage } from '../../../ui/print/PrintedPage.tsx'
import { useIsPrinting } from '../../../ui/print/use-is-printing.ts'
import { useWardName } from '../../patients/use-wards.ts'
import { bornWords, nameWords, placeWords } from '../../patients/words/identity-words.ts'
import { useTaskAround } from '../use-tasks.ts'
import { rowOfLine, type TaskGroup } from './board-snapshot.ts'
import styles from './printed-board.module.css'

interface PrintedBoardProps {
  readonly title: string
  readonly groups: readonly TaskGroup[]
}

/** A board on paper: what is to be done for whom, by when, and room to tick. All of it, and only while it is printed. */
export function PrintedBoard(props: PrintedBoardProps) {
  return useIsPrinting() ? <Paper {...props} /> : null
}

function Paper({ title, groups }: PrintedBoardProps) {
  const now = useNow()
  const wardName = useWardName()
  const me = useMe().person
  const around = useTaskAround()
  return (
    <PrintedPage title={`Tasks: ${title}`} by={me.name}>
      {groups.map((group) => (
        <table key={group.id} className={styles.table}>
          <caption className={styles.caption}>{group.title}</caption>
          <thead>
            <tr>
              <th scope="col" className={styles.when}>
                By when
              </th>
              <th scope="col">Task</th>
              <th scope="col">Patient</th>
              <th scope="col">Asked, and who has it</th>
              <th scope="col" className={styles.done}>
                Done
              </th>
            </tr>
          </thead>
          <tbody>
            {group.lines
              .map((line) => rowOfLine(line, around))
              .map(({ id, look, due, type, reason, patient, place, asked, has }) => (
                <tr key={id}>
                  <td>
                    <b>{look.word}</b>
                    <div>{due?.words}</div>
                  </td>
                  <td>
                    <b>{type.name}</b>
                    <div>{reason}</div>
                  </td>
                  <td>
                    {patient ? (
                      <>
                        <b>{nameWords(patient)}</b>
                        <div>{placeWords(patient, wardName)}</div>
                        <div>Born {bornWords(patient, now)}</div>
                        <div>
                          NHS{' '}
                          {patient.nhsNumber === null ? 'number not known' : showNhsNumber(patient.nhsNumber)}
                        </div>
                      </>
                    ) : (
                      place
                    )}
                  </td>
                  <td>
                    {asked}
                    <div>{has}</div>
                  </td>
                  <td className={styles.done} />
                </tr>
              ))}
          </tbody>
        </table>
      ))}
    </PrintedPage>
  )
}
