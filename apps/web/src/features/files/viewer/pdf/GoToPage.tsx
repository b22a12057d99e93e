import { useEffect, useState } from 'react'
import styles from './pdf.module.css'

interface GoToPageProps {
  readonly current: number
  readonly count: number
  readonly onGoTo: (page: number) => void
}

/** “Page 3 of 12”, in which the number can be typed. */
export function GoToPage({ current, count, onGoTo }: GoToPageProps) {
  const [typed, setTyped] = useState(String(current))
  useEffect(() => setTyped(String(current)), [current])

  function go() {
    const page = Number.parseInt(typed, 10)
    if (page >= 1 && page <= count) onGoTo(page)
    else setTyped(String(current))
  }

  return (
    <form
      className={styles.goTo}
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <label>
        <span className={styles.pageWord}>Page </span>
        <input
          inputMode="numeric"
          autoComplete="off"
          aria-label={`Page, of ${count}`}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onFocus={({ target }) => target.select()}
          // Never goes there: what is pressed next would move away under the finger.
          onBlur={() => setTyped(String(current))}
          enterKeyHint="go"
        />
      </label>{' '}
      <span role="status">of {count}</span>
    </form>
  )
}
