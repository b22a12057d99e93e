import { Check, ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { cx } from '../cx.ts'
import { FieldHelp, FieldMistake } from '../field/FieldHelp.tsx'
import fieldStyles from '../field/field.module.css'
import surface from '../popover/popover.module.css'
import styles from './select.module.css'

interface SelectOption {
  /** The empty string for “none”. */
  readonly value: string
  readonly label: string
}

interface SelectProps {
  readonly label: string
  readonly help?: string | undefined
  readonly mistake?: string | undefined
  readonly isOptional?: boolean
  /** The empty string when nothing is chosen. */
  readonly value: string
  readonly options: readonly SelectOption[]
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly name?: string
}

/** The key of the option that means none: a list's keys cannot be empty. */
const nothing = 'nothing'

/** One of many, from a list. */
export function Select({
  label,
  help,
  mistake,
  isOptional = false,
  value,
  options,
  onChange,
  placeholder = 'Choose',
  ...props
}: SelectProps) {
  return (
    <AriaSelect
      {...props}
      value={value === '' ? null : value}
      onChange={(key) => onChange(key === null || key === nothing ? '' : String(key))}
      placeholder={placeholder}
      isInvalid={mistake !== undefined}
      className={fieldStyles.field ?? ''}
    >
      <Label className={fieldStyles.label ?? ''}>
        {label}
        {isOptional && <span className={fieldStyles.optional}> (optional)</span>}
      </Label>
      <FieldHelp help={help} />
      <FieldMistake mistake={mistake} />
      <Button className={styles.button ?? ''}>
        <SelectValue className={styles.value ?? ''}>
          {({ selectedText, defaultChildren, isPlaceholder }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className={cx(surface.surface, styles.popover)} offset={4}>
        <ListBox className={styles.list ?? ''} items={options}>
          {(option) => (
            <ListBoxItem
              id={option.value || nothing}
              textValue={option.label}
              className={styles.option ?? ''}
            >
              <span>{option.label}</span>
              <Check aria-hidden="true" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
