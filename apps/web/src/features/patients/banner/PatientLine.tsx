import { useNow } from '../../../platform/use-now.ts'
import { NhsNumber } from '../../../ui/nhs-number/NhsNumber.tsx'
import { useWardName } from '../use-wards.ts'
import styles from './banner.module.css'
import { type Identity, lineSnapshot } from './banner-snapshot.ts'
import { SameName } from './SameName.tsx'

interface PatientLineProps {
  readonly patient: Identity
  /** Another patient of the same ward or list has the same family name. */
  readonly isSameName?: boolean
  /** Left out where all are in one place and it stands above them. */
  readonly hasPlace?: boolean
}

/** Who a patient is, in as little room as is safe: in rows and cards. It wraps, and is never cut. */
export function PatientLine({ patient, isSameName = false, hasPlace = true }: PatientLineProps) {
  const line = lineSnapshot(patient, { today: useNow(), wardName: useWardName() })
  return (
    <span className={styles.line}>
      <span className={styles.lineName}>
        <bdi>{line.name}</bdi> {isSameName && <SameName />}
      </span>
      <span className={styles.facts}>
        <span className={styles.fact}>Born {line.born}</span>
        <span className={styles.fact}>
          {line.nhsNumber === null ? (
            'NHS number not known'
          ) : (
            <>
              NHS <NhsNumber value={line.nhsNumber} />
            </>
          )}
        </span>
        {line.nhsNumber === null && line.hospitalNumber !== null && (
          <span className={styles.fact}>Hospital number {line.hospitalNumber}</span>
        )}
        {hasPlace && <span className={styles.fact}>{line.place}</span>}
      </span>
    </span>
  )
}
