import { Check, Minus } from 'lucide-react'
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components/Checkbox'
import { Text } from 'react-aria-components/Text'
import styles from './checkbox.module.css'

interface CheckboxProps extends Omit<CheckboxFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string
  readonly help?: string
  /** The label is for screen readers only, as in the cells of a table. */
  readonly isLabelHidden?: boolean
}

/** One thing that is so or is not. */
export function Checkbox({ label, help, isLabelHidden = false, ...props }: CheckboxProps) {
  const name = isLabelHidden ? { 'aria-label': label } : {}
  return (
    <CheckboxField {...props} {...name} className={styles.field ?? ''}>
      <CheckboxButton className={styles.button ?? ''}>
        {({ isIndeterminate }) => (
          <>
            <span className={styles.box} aria-hidden="true">
              {isIndeterminate ? <Minus /> : <Check />}
            </span>
            {!isLabelHidden && <span>{label}</span>}
          </>
        )}
      </CheckboxButton>
      {help && (
        <Text slot="description" className={styles.help ?? ''}>
          {help}
        </Text>
      )}
    </CheckboxField>
  )
}
