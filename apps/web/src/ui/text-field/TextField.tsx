import type { HTMLInputAutoCompleteAttribute, ReactNode, Ref } from 'react'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { TextArea } from 'react-aria-components/TextArea'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField'
import { FieldHelp, FieldMistake } from '../field/FieldHelp.tsx'
import styles from '../field/field.module.css'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string
  readonly help?: string | undefined
  /** The sentence that says what is wrong; its presence marks the field as wrong. */
  readonly mistake?: string | undefined
  readonly isOptional?: boolean
  readonly isMultiline?: boolean
  readonly icon?: ReactNode
  readonly placeholder?: string
  readonly autoComplete?: HTMLInputAutoCompleteAttribute
  readonly ref?: Ref<HTMLDivElement>
}

/** A line of text, or several. Help and mistakes are read out with it. */
export function TextField({
  label,
  help,
  mistake,
  isOptional = false,
  isMultiline = false,
  icon,
  placeholder,
  ...props
}: TextFieldProps) {
  const hint = placeholder === undefined ? {} : { placeholder }
  return (
    <AriaTextField
      {...props}
      isInvalid={mistake !== undefined}
      className={styles.field ?? ''}
      validationBehavior="aria"
    >
      <Label className={styles.label ?? ''}>
        {label}
        {isOptional && <span className={styles.optional}> (optional)</span>}
      </Label>
      <FieldHelp help={help} />
      <FieldMistake mistake={mistake} />
      <div className={styles.control}>
        {icon}
        {isMultiline ? (
          <TextArea className={styles.input ?? ''} {...hint} />
        ) : (
          <Input className={styles.input ?? ''} {...hint} />
        )}
      </div>
    </AriaTextField>
  )
}
