import { TextLink } from '../../../ui/router/links.tsx'
import { AlertTags } from '../../patients/banner/AlertTags.tsx'
import { PatientLine } from '../../patients/banner/PatientLine.tsx'
import { usePatient } from '../../patients/use-patients.ts'
import { useSameName } from '../../patients/use-same-name.ts'
import styles from './about-patient.module.css'

interface PatientOfConversationProps {
  readonly patientId: string
  /** What the conversation is called: until the patient is here it says who it is about. */
  readonly title: string
}

/** Who is written about. It stands above the messages, outside of what scrolls, and is never cut. */
export function PatientOfConversation({ patientId, title }: PatientOfConversationProps) {
  const watched = usePatient(patientId)
  const patient = watched.state === 'here' ? watched.value.patient : undefined
  const isSameName = useSameName(patient)
  return (
    <section className={styles.patient} aria-label={`Patient: ${title}`}>
      {patient ? (
        <PatientLine patient={patient} isSameName={isSameName} />
      ) : (
        <p>
          <strong>
            <bdi>{title}</bdi>
          </strong>{' '}
          <span className={styles.soft}>
            {watched.state === 'loading'
              ? 'Birth date and numbers are on their way.'
              : 'Birth date and numbers cannot be shown now. Check who it is before you write.'}
          </span>
        </p>
      )}
      {patient && <AlertTags alerts={patient.alerts} />}
      <TextLink to="/patients/$patientId" params={{ patientId }}>
        Open the patient
      </TextLink>
    </section>
  )
}
