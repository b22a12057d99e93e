import { TextField } from '../../../ui/text-field/TextField.tsx'
import act from '../act/act.module.css'
import { daysOf, type TemplateFields, weekdays, withDay } from './template-fields.ts'

interface DaysProps {
  readonly fields: TemplateFields
  readonly set: (field: 'days' | 'at', value: string) => void
  readonly mistake: string | undefined
}

/** On which days it is asked by itself, and when; none for never. */
export function Days({ fields, set, mistake }: DaysProps) {
  const days = daysOf(fields)
  return (
    <>
      <p className={act.what}>Asked by itself on these days</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div className={act.quick} role="group" aria-label="Asked by itself on these days">
        {weekdays.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            className={act.chip}
            aria-pressed={days.includes(Number(value))}
            onClick={() => set('days', withDay(fields, value))}
          >
            {label}
          </button>
        ))}
      </div>
      {days.length > 0 && (
        <TextField
          label="At"
          help="On the hospital’s clock, such as 07:30"
          inputMode="numeric"
          value={fields.at}
          onChange={(at) => set('at', at)}
          mistake={mistake}
          maxLength={5}
        />
      )}
    </>
  )
}
