import { Eye } from 'lucide-react'
import { useNaming } from '../use-messaging.ts'
import styles from './about-patient.module.css'
import { readersSnapshot } from './readers-snapshot.ts'
import { useReaders } from './use-readers.ts'

/** Above what is written about a patient: who is in the conversation, and who else may open and read it. */
export function ReadersLine({ patientId }: { readonly patientId: string }) {
  const { viewerId, find } = useNaming()
  const { answer } = useReaders(patientId)
  if (!answer?.ok) return null
  const { members, others } = readersSnapshot(answer.value, viewerId, find)
  return (
    <p className={styles.readers}>
      <Eye aria-hidden="true" />
      <span>
        {members} {others}
      </span>
    </p>
  )
}
