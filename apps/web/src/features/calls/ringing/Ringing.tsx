import { PhoneIncoming } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { liveMeeting } from '../meeting/live-meeting.ts'
import { useCallNaming } from '../use-calls.ts'
import { RingSheet } from './RingSheet.tsx'
import { ringSnapshot } from './ring-snapshot.ts'
import styles from './ringing.module.css'
import { useRingSound } from './use-ring-sound.ts'
import { useRings } from './use-rings.ts'

/** Whoever calls me, above every screen: the sheet, the sound; put aside, a line that says so. */
export function Ringing() {
  const naming = useCallNaming()
  const live = liveMeeting.use()
  const ringing = useRings()
  const [aside, setAside] = useState<ReadonlySet<string>>(new Set())
  const rings = ringing.filter(({ id }) => !isIn(id, live)).map((meeting) => ringSnapshot(meeting, naming))
  const loud = rings.filter(({ id }) => !aside.has(id))
  const isCovered = useIsCovered(loud.length > 0)
  useRingSound(loud.length > 0)

  const quiet = rings.filter(({ id }) => aside.has(id))
  const first = rings[0]
  return (
    <>
      <VisuallyHidden>
        <span role="alert">{first && `${first.kind} from ${first.caller.name}`}</span>
      </VisuallyHidden>
      {quiet.map((ring) => (
        <section key={ring.id} className={styles.bar} aria-label={`${ring.kind} from ${ring.caller.name}`}>
          <PhoneIncoming aria-hidden="true" />
          <span className={styles.barWords}>
            <bdi>{ring.caller.name}</bdi> calls
          </span>
          <span className={styles.barActs}>
            <Button size="small" onPress={() => setAside(new Set([...aside].filter((id) => id !== ring.id)))}>
              Show
            </Button>
          </span>
        </section>
      ))}
      {loud.length > 0 && !isCovered && (
        <RingSheet
          rings={loud}
          isElsewhere={live !== null && live.get().phase !== 'over'}
          onAside={() => setAside(new Set([...aside, ...loud.map(({ id }) => id)]))}
        />
      )}
    </>
  )
}

function isIn(meetingId: string, live: ReturnType<typeof liveMeeting.get>): boolean {
  if (!live || live.get().phase === 'over') return false
  return live.door.kind === 'colleague' && live.door.meetingId === meetingId
}

/**
 * Whether a crash call or an emergency has the whole screen: it comes first, and the sheet when it has been answered. It
 * sounds all the same.
 */
function useIsCovered(isWanted: boolean): boolean {
  const [isCovered, setCovered] = useState(false)
  useEffect(() => {
    if (!isWanted) return
    const look = () =>
      setCovered(document.querySelector('dialog[open][role="alertdialog"]:not([data-ringing])') !== null)
    look()
    const ticker = setInterval(look, 500)
    return () => clearInterval(ticker)
  }, [isWanted])
  return isCovered
}
