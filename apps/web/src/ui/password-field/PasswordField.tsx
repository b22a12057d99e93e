import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField'
import { FieldHelp, FieldMistake } from '../field/FieldHelp.tsx'
import styles from '../field/field.module.css'
import { IconButton } from '../icon-button/IconButton.tsx'

interface PasswordFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'type'> {
  readonly label: string
  readonly help?: string | undefined
  readonly mistake?: string | undefined
  readonly autoComplete: 'current-password' | 'new-password'
}

/** A password, hidden until its eye is pressed. Never kept in a draft. */
export function PasswordField({ label, help, mistake, ...props }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  return (
    <AriaTextField
      {...props}
      type={shown ? 'text' : 'password'}
      isInvalid={mistake !== undefined}
      className={styles.field ?? ''}
      validationBehavior="aria"
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <FieldHelp help={help} />
      <FieldMistake mistake={mistake} />
      <div className={styles.control}>
        <Input className={styles.input ?? ''} autoCapitalize="none" spellCheck="false" />
        <IconButton
          label={shown ? 'Hide password' : 'Show password'}
          icon={shown ? <EyeOff /> : <Eye />}
          onPress={() => setShown(!shown)}
        />
      </div>
    </AriaTextField>
  )
}
