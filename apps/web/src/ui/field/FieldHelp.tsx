import { CircleAlert } from 'lucide-react'
import { FieldError } from 'react-aria-components/FieldError'
import { Text } from 'react-aria-components/Text'
import styles from './field.module.css'

interface FieldHelpProps {
  readonly help?: string | undefined
}

/** The sentence under a label that says how to fill the field in. */
export function FieldHelp({ help }: FieldHelpProps) {
  if (!help) return null
  return (
    <Text slot="description" className={styles.help ?? ''}>
      {help}
    </Text>
  )
}

/** What is wrong with the field and how to put it right. */
export function FieldMistake({ mistake }: { readonly mistake?: string | undefined }) {
  return (
    <FieldError className={styles.error ?? ''}>
      {({ validationErrors }) => (
        <>
          <CircleAlert aria-hidden="true" />
          <span>{mistake ?? validationErrors.join(' ')}</span>
        </>
      )}
    </FieldError>
  )
}
