import { Link, useRouterState } from '@tanstack/react-router'
import { Siren } from 'lucide-react'
import { useEffect, useState } from 'react'
import { attention } from '../../app/attention.ts'
import { useIsQuiet, useMyDuty } from '../../platform/use-duty.ts'
import { VisuallyHidden } from '../../ui/visually-hidden/VisuallyHidden.tsx'
import styles from './alert/alert.module.css'
import { CrashAlert } from './alert/CrashAlert.tsx'
import { useCrashSound } from './alert/use-crash-sound.ts'
import { asksMe, summaryOf } from './board/board-snapshot.ts'
import { useCrash, useCrashNaming } from './use-crash.ts'

/** A call that was put aside comes back after so long. */
const asideMs = 15_000

/** A crash call above every screen: the bar, the sound, and for whoever is called the whole screen. */
export function CrashAlerts() {
  const { open } = useCrash()
  const { viewerId } = useCrashNaming()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [aside, setAside] = useState<string | null>(null)
  const duty = useMyDuty()?.duty
  const isQuiet = useIsQuiet()
  const asking = open.find((call) => asksMe(call, viewerId, duty))
  // Off duty nothing is shown across other screens but what one raised oneself.
  const first = open.find(({ isTest, raisedBy }) => !isTest && (!isQuiet || raisedBy === viewerId))
  const real = open.filter(({ isTest }) => !isTest).length
  useCrashSound(asking)

  useEffect(() => {
    const crash = { count: real, mentions: 0, label: 'crash calls that are open', isPressing: true }
    attention.set({ ...attention.get(), crash })
  }, [real])

  useEffect(() => {
    if (aside === null) return
    const back = setTimeout(() => setAside(null), asideMs)
    return () => clearTimeout(back)
  }, [aside])

  return (
    <>
      {first && !path.startsWith('/crash') && (
        <Link to="/crash/$callId" params={{ callId: first.id }} className={styles.bar}>
          <Siren aria-hidden="true" />
          <span className={styles.barWords}>
            <span className={styles.barFirst}>
              Crash call: {first.teamName}, {first.place}
            </span>
            <span className={styles.barMore}>
              {summaryOf(first)}
              {real > 1 && ` · ${real - 1} more`}
            </span>
          </span>
        </Link>
      )}
      <VisuallyHidden>
        <span role="alert">{first && `Crash call: ${first.teamName}, ${first.place}`}</span>
      </VisuallyHidden>
      {asking && asking.id !== aside && (
        <CrashAlert key={asking.id} call={asking} onAside={() => setAside(asking.id)} />
      )}
    </>
  )
}
