import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { TextLink } from '../../../ui/router/links.tsx'
import { Row } from '../../../ui/row/Row.tsx'
import { useNaming } from '../use-messaging.ts'
import styles from './about-patient.module.css'
import { readersSnapshot } from './readers-snapshot.ts'
import { useReaders } from './use-readers.ts'

/** Who may open the conversation about a patient and has not, by name. */
export function ReadersList({ patientId }: { readonly patientId: string }) {
  const { viewerId, find } = useNaming()
  const { answer } = useReaders(patientId)
  if (!answer?.ok) return null
  const { rows, others } = readersSnapshot(answer.value, viewerId, find)
  return (
    <section className={styles.list}>
      <h3 className={styles.heading}>May open it ({rows.length})</h3>
      <p className={styles.soft}>{others}</p>
      <ul>
        {rows.map(({ personId, name, role }) => (
          <li key={personId}>
            <Row
              leading={<Avatar id={personId} name={name} />}
              title={
                <TextLink to="/directory/$personId" params={{ personId }}>
                  <bdi>{name}</bdi>
                </TextLink>
              }
              subtitle={role}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
