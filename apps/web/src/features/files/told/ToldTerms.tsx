import type { ToldPatient } from '@baton/contract'
import { useNow } from '../../../platform/use-now.ts'
import { NhsNumber } from '../../../ui/nhs-number/NhsNumber.tsx'
import styles from './told.module.css'
import { toldSnapshot } from './told-patient.ts'

/** Who was told of, in words. */
export function ToldTerms({ toldPatient }: { readonly toldPatient: ToldPatient }) {
  const told = toldSnapshot(toldPatient, useNow())
  return (
    <dl className={styles.terms}>
      <div className={styles.term}>
        <dt>Name</dt>
        <dd className={styles.name}>
          <bdi>{told.name}</bdi>
        </dd>
      </div>
      <div className={styles.term}>
        <dt>Born</dt>
        <dd>{told.born}</dd>
      </div>
      <div className={styles.term}>
        <dt>NHS number</dt>
        <dd>{told.nhsNumber === null ? 'not known' : <NhsNumber value={told.nhsNumber} />}</dd>
      </div>
    </dl>
  )
}
