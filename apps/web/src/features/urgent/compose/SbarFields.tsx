import { ChevronDown } from 'lucide-react'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { news2Caution, responseTo } from '../words/news2.ts'
import styles from './compose.module.css'
import { news2Of, type UrgentFields } from './urgent-fields.ts'

interface SbarFieldsProps {
  readonly fields: UrgentFields
  readonly set: (field: keyof UrgentFields, value: string) => void
  readonly mistake: string | undefined
}

const parts = [
  { name: 'situation', label: 'Situation', help: 'What is happening, since when' },
  { name: 'background', label: 'Background', help: 'Admission, history, allergies, escalation status' },
  { name: 'assessment', label: 'Assessment', help: 'A to E, observations, impression' },
  { name: 'recommendation', label: 'Recommendation', help: 'What you want, by when' },
] as const

/** SBAR: folded away, and every part may be blank, so that it never slows what presses. */
export function SbarFields({ fields, set, mistake }: SbarFieldsProps) {
  const isFilled = ['patient', 'place', 'news2', ...parts.map(({ name }) => name)].some(
    (name) => fields[name as keyof UrgentFields] !== '',
  )
  const total = news2Of(fields.news2)
  return (
    <details className={styles.sbar} open={isFilled || mistake !== undefined}>
      <summary className={styles.summary}>
        <span>
          Patient and SBAR <span className={styles.soft}>(optional)</span>
        </span>
        <ChevronDown aria-hidden="true" />
      </summary>
      <div className={styles.sbarFields}>
        <TextField
          label="Patient"
          isOptional
          autoComplete="off"
          value={fields.patient}
          onChange={(patient) => set('patient', patient)}
          maxLength={200}
        />
        <TextField
          label="Place"
          isOptional
          help="Ward, bay, bed"
          autoComplete="off"
          value={fields.place}
          onChange={(place) => set('place', place)}
          maxLength={120}
        />
        <TextField
          label="NEWS2 total"
          isOptional
          help={`As recorded; Baton does not work it out. ${news2Caution}`}
          inputMode="numeric"
          autoComplete="off"
          value={fields.news2}
          onChange={(news2) => set('news2', news2)}
          mistake={mistake}
          maxLength={2}
        />
        {typeof total === 'number' && (
          <p className={styles.response} role="status">
            NEWS2 {total}: {responseTo(total)}
          </p>
        )}
        {parts.map(({ name, label, help }) => (
          <TextField
            key={name}
            label={label}
            isOptional
            help={help}
            isMultiline
            value={fields[name]}
            onChange={(value) => set(name, value)}
            maxLength={1000}
          />
        ))}
      </div>
    </details>
  )
}
