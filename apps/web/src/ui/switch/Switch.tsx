import { SwitchButton, SwitchField, type SwitchFieldProps } from 'react-aria-components/Switch'
import { Text } from 'react-aria-components/Text'
import styles from './switch.module.css'

interface SwitchProps extends Omit<SwitchFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string
  readonly help?: string
}

/** A setting that takes effect at once. The word beside it says its state, so that colour is never alone. */
export function Switch({ label, help, ...props }: SwitchProps) {
  return (
    <SwitchField {...props} className={styles.field ?? ''}>
      <SwitchButton className={styles.button ?? ''}>
        {({ isSelected }) => (
          <>
            <span className={styles.label}>{label}</span>
            <span className={styles.state} aria-hidden="true">
              {isSelected ? 'On' : 'Off'}
            </span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.thumb} />
            </span>
          </>
        )}
      </SwitchButton>
      {help && (
        <Text slot="description" className={styles.help ?? ''}>
          {help}
        </Text>
      )}
    </SwitchField>
  )
}
