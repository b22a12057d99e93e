import type { PatientAlert } from '@baton/contract'
import { isNhsNumber } from '@baton/domain/patients/nhs-number'
import { Plus, X } from 'lucide-react'
import type { Failure } from '../../../app/session/ask.ts'
import { mistakeAt } from '../../../app/session/mistake-at.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { alertKinds, alertLooks } from '../words/alert-looks.ts'
import { bornWords, sexWords } from '../words/identity-words.ts'
import styles from './form.module.css'
import { alertsIn, type FieldName, type PatientFields, sexes } from './patient-fields.ts'
import { readDay } from './read-day.ts'

interface PatientFieldsetProps {
  readonly fields: PatientFields
  readonly failure: Failure | undefined
  /** What is said at a field besides, such as what somebody else wrote. */
  readonly notes?: Readonly<Record<string, string>>
  readonly onChange: (name: FieldName, value: string) => void
}

/** Who a patient is, and their alerts. */
export function PatientFieldset({ fields, failure, notes = {}, onChange }: PatientFieldsetProps) {
  const today = useNow()
  const day = readDay(fields.birthDate)
  const digits = fields.nhsNumber.replaceAll(/[\s-]/g, '')
  const isWrong = digits.length === 10 && !isNhsNumber(digits)
  const text = (name: FieldName, help?: string) => ({
    value: fields[name] ?? '',
    autoComplete: 'off',
    help: [help, notes[name]].filter(Boolean).join(' ') || undefined,
    mistake: mistakeAt(failure, name),
    onChange: (value: string) => onChange(name, value),
  })
  return (
    <>
      <TextField label="Family name" isRequired maxLength={80} {...text('family')} />
      <TextField label="Given name" isRequired maxLength={80} {...text('given')} />
      <TextField
        label="Date of birth"
        maxLength={30}
        {...text('birthDate', day ? bornHelp(day, today) : 'For example 5 July 1948, or 5/7/1948.')}
      />
      <Choice
        label="Sex"
        look="segments"
        value={sexes.find((sex) => sex === fields.sex) ?? 'unknown'}
        options={sexes.map((value) => ({ value, label: sexWords[value] }))}
        onChange={(sex) => onChange('sex', sex)}
      />
      <TextField
        label="NHS number"
        isOptional
        inputMode="numeric"
        maxLength={20}
        {...text('nhsNumber', 'Ten digits; spaces do not matter.')}
        {...(isWrong ? { mistake: 'This is not an NHS number: one of its digits is wrong.' } : {})}
      />
      <TextField label="Hospital number" isOptional maxLength={30} {...text('hospitalNumber')} />
      <TextField label="Consultant" isOptional maxLength={80} {...text('consultant')} />
      <Alerts fields={fields} note={notes.alerts} onChange={(alerts) => onChange('alerts', alerts)} />
    </>
  )
}

interface AlertsProps {
  readonly fields: PatientFields
  readonly note: string | undefined
  readonly onChange: (alerts: string) => void
}

function Alerts({ fields, note, onChange }: AlertsProps) {
  const alerts = alertsIn(fields)
  const write = (next: readonly PatientAlert[]) => onChange(JSON.stringify(next))
  const change = (place: number, alert: PatientAlert) => write(alerts.with(place, alert))
  return (
    <fieldset className={styles.alerts}>
      <legend className={styles.legend}>Alerts</legend>
      {note && <p className={styles.note}>{note}</p>}
      {alerts.map((alert, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: alerts have an order and no ids
        <div key={place} className={styles.alert}>
          <div className={styles.kind}>
            <Select
              label={`Kind of alert ${place + 1}`}
              value={alert.kind}
              options={alertKinds.map((kind) => ({ value: kind, label: alertLooks[kind].word }))}
              onChange={(value) =>
                change(place, { ...alert, kind: alertKinds.find((kind) => kind === value) ?? 'other' })
              }
            />
          </div>
          <TextField
            label={`Words of alert ${place + 1}`}
            maxLength={120}
            autoComplete="off"
            value={alert.words}
            onChange={(words) => change(place, { ...alert, words })}
          />
          <IconButton
            label={`Take alert ${place + 1} away`}
            icon={<X />}
            onPress={() => write(alerts.toSpliced(place, 1))}
          />
        </div>
      ))}
      <Button icon={<Plus />} onPress={() => write([...alerts, { kind: 'allergy', words: '' }])}>
        Add an alert
      </Button>
    </fieldset>
  )
}

function bornHelp(day: string, today: Date): string {
  return `${bornWords({ birthDate: day, state: 'admitted' }, today)}.`
}
