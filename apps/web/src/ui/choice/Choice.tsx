import type { ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup'
import { Text } from 'react-aria-components/Text'
import { cx } from '../cx.ts'
import styles from './choice.module.css'

interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly help?: string
  readonly icon?: ReactNode
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly value: Value
  readonly options: readonly Option<Value>[]
  readonly onChange: (value: Value) => void
  /** `segments` for two to four short words side by side; `list` for choices that need a sentence. */
  readonly look?: 'list' | 'segments'
}

/** One of a few. */
export function Choice<Value extends string>({
  label,
  isLabelHidden = false,
  value,
  options,
  onChange,
  look = 'list',
}: ChoiceProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option) onChange(option.value)
  }
  const name = isLabelHidden ? { 'aria-label': label } : {}
  return (
    <RadioGroup {...name} value={value} onChange={choose} className={cx(styles.group, styles[look])}>
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <div className={styles.options}>
        {options.map((option) => (
          <RadioField key={option.value} value={option.value} className={styles.field ?? ''}>
            <RadioButton className={styles.button ?? ''}>
              {look === 'list' && <span className={styles.circle} aria-hidden="true" />}
              {option.icon}
              <span>{option.label}</span>
            </RadioButton>
            {option.help && (
              <Text slot="description" className={styles.help ?? ''}>
                {option.help}
              </Text>
            )}
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  )
}
