import { Search, X } from 'lucide-react'
import type { KeyboardEventHandler, Ref } from 'react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField'
import { cx } from '../cx.ts'
import styles from './search-field.module.css'

interface SearchFieldProps {
  /** What is searched: the field's name for a screen reader, not shown. */
  readonly label: string
  readonly placeholder?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onSubmit?: (value: string) => void
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement>
  readonly autoFocus?: boolean
  readonly isOnHeader?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
}

/** Search as one types. Escape or the cross empties it. */
export function SearchField({
  label,
  placeholder = 'Search',
  isOnHeader = false,
  inputRef,
  onKeyDown,
  ...props
}: SearchFieldProps) {
  return (
    <AriaSearchField {...props} className={cx(styles.field, isOnHeader && styles.header)}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <Search aria-hidden="true" />
      <Input
        {...(inputRef ? { ref: inputRef } : {})}
        {...(onKeyDown ? { onKeyDown } : {})}
        className={styles.input ?? ''}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck="false"
        enterKeyHint="search"
      />
      <Button className={styles.clear ?? ''} aria-label="Clear search">
        <X aria-hidden="true" />
      </Button>
    </AriaSearchField>
  )
}
