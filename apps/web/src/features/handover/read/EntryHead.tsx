import { Tag } from '../../../ui/tag/Tag.tsx'
import { PatientLine } from '../../patients/banner/PatientLine.tsx'
import styles from '../handover.module.css'
import type { EntrySnapshot } from '../handover-snapshot.ts'
import { illnessLooks } from '../handover-words.ts'
import { WrittenBy } from './WrittenBy.tsx'

interface EntryHeadProps {
  readonly of: EntrySnapshot
  readonly isSameName?: boolean
}

/** Who, and how ill. */
export function EntryHead({ of, isSameName = false }: EntryHeadProps) {
  const { entry, patient, isBlank, notes } = of
  const { word, icon: Icon, tone } = illnessLooks[entry.illness]
  return (
    <span className={styles.head}>
      <span className={styles.marks}>
        <Tag tone={tone} icon={<Icon aria-hidden="true" />}>
          {word}
        </Tag>
        {entry.news2 !== null && <Tag>NEWS2 {entry.news2}</Tag>}
        {isBlank && <Tag tone="warn">Nothing written yet</Tag>}
      </span>
      {patient ? <PatientLine patient={patient} isSameName={isSameName} /> : <span>A patient</span>}
      {notes[0] && (
        <span className={styles.first}>
          <bdi>{notes[0].words}</bdi>
        </span>
      )}
      <WrittenBy of={of} />
    </span>
  )
}
