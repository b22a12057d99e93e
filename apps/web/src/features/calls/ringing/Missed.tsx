import { Link } from '@tanstack/react-router'
import { PhoneMissed } from 'lucide-react'
import { useEffect } from 'react'
import { attention } from '../../../app/attention.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { useIsQuiet } from '../../../platform/use-duty.ts'
import { useCallNaming, useCalls } from '../use-calls.ts'
import styles from './missed.module.css'
import { missedBy } from './rings.ts'

/** Calls that I missed stand in the menu, and on phones, whose menu has no room, as a line, until I have seen them. */
export function Missed() {
  const { id } = useMe().person
  const { nameOf } = useCallNaming()
  const missed = missedBy(useCalls().meetings, id)
  const isQuiet = useIsQuiet()
  const count = missed.length

  useEffect(() => {
    const meetings = { count, mentions: 0, label: 'missed calls' }
    attention.set({ ...attention.get(), meetings })
  }, [count])

  const first = missed[0]
  if (!first || isQuiet) return null
  return (
    <section className={styles.where} aria-label="Missed calls">
      <Link to="/meetings" className={styles.missed}>
        <PhoneMissed aria-hidden="true" />
        {count === 1 ? (
          <span>
            Missed call from <bdi>{nameOf(first.organiserId)}</bdi>
          </span>
        ) : (
          <span>{count} missed calls</span>
        )}
      </Link>
    </section>
  )
}
