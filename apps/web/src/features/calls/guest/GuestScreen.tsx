import { useEffect, useState } from 'react'
import { ErrorState } from '../../../ui/error-state/ErrorState.tsx'
import { GuestDoor } from './GuestDoor.tsx'
import { GuestFrame } from './GuestFrame.tsx'
import { GuestRoom } from './GuestRoom.tsx'
import { arrivedWith, type Kept, keepGuest, recallGuest } from './guest-pass.ts'

/** Where a guest's link leads: outside sign-in, to this one meeting and nothing else. */
export function GuestScreen() {
  const [kept, setKept] = useState<Kept | undefined>(() => arrivedWith(location.hash, recallGuest()))
  /** The ticket of the moment at which they asked; later ones are asked for with the pass. */
  const [ticket, setTicket] = useState<string>()

  useEffect(() => {
    if (kept) keepGuest(kept)
    // The secret is not left in the address bar or the history.
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname)
  }, [kept])

  // Another link may be opened in the same tab.
  useEffect(() => {
    const look = () => location.hash !== '' && setKept((before) => arrivedWith(location.hash, before))
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])

  if (!kept) {
    return (
      <GuestFrame title="Join a meeting">
        <ErrorState
          title="There is no meeting in this address."
          next="Open the link that you were sent, or ask for it again. It was perhaps not copied whole."
        />
      </GuestFrame>
    )
  }
  if (kept.guest) {
    return (
      <GuestRoom
        key={kept.guest.participantId}
        guest={kept.guest}
        ticket={ticket}
        onAgain={() => {
          setTicket(undefined)
          setKept({ ...kept, guest: null })
        }}
      />
    )
  }
  return (
    <GuestDoor
      key={kept.secret}
      secret={kept.secret}
      onKnocked={({ ticket: first, ...guest }) => {
        setTicket(first)
        setKept({ ...kept, guest })
      }}
    />
  )
}
