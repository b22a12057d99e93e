import { TextField } from '../../../ui/text-field/TextField.tsx'
import { news2Of } from '../../urgent/compose/urgent-fields.ts'
import { news2Caution, responseTo } from '../../urgent/words/news2.ts'
import styles from './request.module.css'
import type { Mistakes, SbarFields } from './request-fields.ts'

interface SbarPartProps {
  readonly fields: SbarFields
  readonly set: (field: keyof SbarFields, value: string) => void
  readonly mistakes: Pick<Mistakes, 'situation' | 'news2'>
}

const parts = [
  { name: 'background', label: 'Background', help: 'Admission, history, allergies, escalation status' },
  { name: 'assessment', label: 'Assessment', help: 'A to E, observations, impression' },
  { name: 'recommendation', label: 'Recommendation', help: 'What you want, by when' },
] as const

/** SBAR for an unwell patient: the situation is needed, and nothing else holds it up. */
export function SbarPart({ fields, set, mistakes }: SbarPartProps) {
  const total = news2Of(fields.news2)
  return (
    <section className={styles.part} aria-label="SBAR">
      <TextField
        label="NEWS2 total"
        isOptional
        help={`As recorded; Baton does not work it out. ${news2Caution}`}
        inputMode="numeric"
        autoComplete="off"
        value={fields.news2}
        onChange={(news2) => set('news2', news2)}
        mistake={mistakes.news2}
        maxLength={2}
      />
      {typeof total === 'number' && (
        <p className={styles.response} role="status">
          NEWS2 {total}: {responseTo(total)}
        </p>
      )}
      <TextField
        label="Situation"
        help="What is happening, since when"
        isMultiline
        value={fields.situation}
        onChange={(situation) => set('situation', situation)}
        mistake={mistakes.situation}
        maxLength={1000}
      />
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
    </section>
  )
}
