import type { Room } from '@baton/contract'
import { useEffect, useRef, useState } from 'react'
import { VisuallyHidden } from '../../../../ui/visually-hidden/VisuallyHidden.tsx'
import { announcements } from './announcements.ts'

/** Sentences stay so long, so that what comes close together is read in one go, in ms. */
const staysMs = 6_000

/** Reads out what happens in the room, politely. */
export function Announcer({ room }: { readonly room: Room }) {
  const before = useRef(room)
  const [sentences, setSentences] = useState<readonly string[]>([])

  useEffect(() => {
    const fresh = announcements(before.current, room)
    before.current = room
    if (fresh.length === 0) return
    setSentences((now) => [...now, ...fresh].slice(-6))
    setTimeout(() => setSentences((now) => now.slice(fresh.length)), staysMs)
  }, [room])

  return (
    <VisuallyHidden>
      <span role="status" aria-label="What happens in the meeting">
        {sentences.join(' ')}
      </span>
    </VisuallyHidden>
  )
}
