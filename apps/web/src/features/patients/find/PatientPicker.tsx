import type { PatientFound } from '@baton/contract'
import { LockKeyhole, Search } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { SearchField } from '../../../ui/search-field/SearchField.tsx'
import { PatientLine } from '../banner/PatientLine.tsx'
import { sameNames } from '../banner/same-names.ts'
import styles from '../patients.module.css'
import { patientsIn } from '../patients-snapshot.ts'
import { PatientButton } from '../row/PatientRow.tsx'
import row from '../row/row.module.css'
import { useFound } from './use-found.ts'

interface PatientPickerProps {
  readonly label: string
  /** Given, several can be chosen, and these are. */
  readonly chosen?: ReadonlySet<string>
  /** What is said of one of them, such as that they are there already. */
  readonly wordsOf?: (patientId: string) => string | undefined
  /** Also who is not mine to see: for administrators, who put records right. */
  readonly isForAll?: boolean
  readonly onPick: (patient: PatientFound) => void
  readonly takesFocus?: boolean
}

/** Finds patients while one types; who is not mine to see is shown, and cannot be chosen. */
export function PatientPicker({
  label,
  chosen,
  wordsOf,
  isForAll = false,
  onPick,
  takesFocus = true,
}: PatientPickerProps) {
  const [words, setWords] = useState('')
  const { answer } = useFound(words)
  const found = answer?.ok ? answer.value.found : []
  const alike = sameNames(found)
  return (
    <div className={styles.stack}>
      <SearchField
        label={label}
        placeholder="Name or number"
        value={words}
        onChange={setWords}
        autoFocus={takesFocus}
      />
      <p className={styles.soft} role="status">
        {answer?.ok ? `${patientsIn(found.length)} found` : ''}
      </p>
      {answer && !answer.ok && <FailureNotice failure={answer.failure} />}
      {answer?.ok && found.length === 0 && (
        <EmptyState level={3} icon={<Search />} title="Nobody found">
          Try the family name alone, another spelling, or the whole NHS or hospital number.
        </EmptyState>
      )}
      <ul aria-label="Patients found">
        {found.map((patient) => (
          <li key={patient.id} className={row.item}>
            {patient.mayOpen || isForAll ? (
              <PatientButton
                patient={patient}
                isSameName={alike.has(patient.id)}
                more={wordsOf?.(patient.id)}
                {...(chosen ? { isSelected: chosen.has(patient.id) } : {})}
                onPress={() => onPick(patient)}
              />
            ) : (
              <div className={row.still}>
                <PatientLine patient={patient} isSameName={alike.has(patient.id)} />
                <span className={styles.locked}>
                  <LockKeyhole aria-hidden="true" /> Not yours to see
                </span>
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
