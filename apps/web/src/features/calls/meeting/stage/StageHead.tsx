import { Lock, SignalHigh, SignalLow, SignalMedium, SignalZero } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { LiveSnapshot } from '../live/live.ts'
import styles from '../meeting.module.css'
import { elapsed } from './elapsed.ts'
import { lineLabel } from './line-words.ts'

const signals = [SignalZero, SignalLow, SignalMedium, SignalHigh] as const

interface StageHeadProps {
  readonly title: string
  readonly since: number
  readonly snapshot: LiveSnapshot
  readonly isLocked: boolean
}

/** What the meeting is, how long one has been there, and how the line is. */
export function StageHead({ title, since, snapshot, isLocked }: StageHeadProps) {
  const now = useEverySecond()
  const { words, bars } = lineLabel(snapshot)
  const Signal = signals[bars]
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>
        <bdi>{title}</bdi>
      </h1>
      <span className={styles.time}>{elapsed(now - since)}</span>
      {isLocked && (
        <span className={styles.chip}>
          <Lock aria-hidden="true" /> Locked
        </span>
      )}
      <span className={styles.space} />
      <span className={styles.chip}>
        <Signal aria-hidden="true" /> {words}
      </span>
    </header>
  )
}

function useEverySecond(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const ticker = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(ticker)
  }, [])
  return now
}
