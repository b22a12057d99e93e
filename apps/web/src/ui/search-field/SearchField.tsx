import { Search, X } from 'lucide-react'
import { type KeyboardEvent, type KeyboardEventHandler, type Ref, useRef } from 'react'
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
  value,
  onChange,
  onSubmit,
  onKeyDown,
  autoFocus = false,
  isOnHeader = false,
  inputRef,
}: SearchFieldProps) {
  const field = useRef<HTMLDivElement>(null)

  function pressed(event: KeyboardEvent<HTMLInputElement>) {
    onKeyDown?.(event)
    if (event.defaultPrevented) return
    if (event.key === 'Enter') onSubmit?.(value)
    if (event.key !== 'Escape' || value === '') return
    // Only an empty field lets Escape through to what is around it, such as a dialog.
    event.preventDefault()
    event.stopPropagation()
    onChange('')
  }

  function clear() {
    onChange('')
    field.current?.querySelector('input')?.focus()
  }

  return (
    <div ref={field} className={cx(styles.field, isOnHeader && styles.header, value === '' && styles.empty)}>
      <Search aria-hidden="true" />
      <input
        {...(inputRef ? { ref: inputRef } : {})}
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={pressed}
        // biome-ignore lint/a11y/noAutofocus: only where the search is what was asked for
        autoFocus={autoFocus}
        autoComplete="off"
        spellCheck="false"
        enterKeyHint="search"
      />
      <button type="button" className={styles.clear} aria-label="Clear search" onClick={clear}>
        <X aria-hidden="true" />
      </button>
    </div>
  )
}
