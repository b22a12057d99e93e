import { api, type OutputOf } from '@baton/contract'
import { DoorOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ask, type Failure } from '../../../app/session/ask.ts'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { ErrorState } from '../../../ui/error-state/ErrorState.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { GuestFrame } from './GuestFrame.tsx'
import styles from './guest.module.css'
import { guestFailure, guestSnapshot } from './guest-snapshot.ts'

interface GuestDoorProps {
  readonly secret: string
  readonly onKnocked: (guest: OutputOf<typeof api.calls.knock>) => void
}

/** Whose meeting it is and when; the name and organisation of whoever asks to come in. */
export function GuestDoor({ secret, onKnocked }: GuestDoorProps) {
  const [seen, setSeen] = useState<OutputOf<typeof api.calls.lookAtLink>>()
  const [failure, setFailure] = useState<Failure>()
  const [tries, setTries] = useState(0)
  const knock = useAct(api.calls.knock)
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [isTried, setTried] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: again when it is tried again
  useEffect(() => {
    const stop = new AbortController()
    void ask(api.calls.lookAtLink, { secret }, { signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return
      setFailure(answer.ok ? undefined : answer.failure)
      if (answer.ok) setSeen(answer.value)
    })
    return () => stop.abort()
  }, [secret, tries])

  async function askToJoin(): Promise<void> {
    setTried(true)
    if (name.trim() === '' || organisation.trim() === '') return
    const answer = await knock.run({ secret, name, organisation })
    if (answer.ok) onKnocked(answer.value)
  }

  if (failure) {
    const { title, next, code } = guestFailure(failure)
    return (
      <GuestFrame title="Join a meeting">
        <ErrorState
          title={title}
          next={next}
          code={code}
          action={<Button onPress={() => setTries(tries + 1)}>Try again</Button>}
        />
      </GuestFrame>
    )
  }
  if (!seen) {
    return (
      <GuestFrame title="Join a meeting">
        <Skeleton label="Looking for the meeting" count={2} />
      </GuestFrame>
    )
  }
  const shown = guestSnapshot(seen, new Date())
  const refused = knock.failure && guestFailure(knock.failure)
  const missing = (words: string) =>
    isTried && words.trim() === '' ? 'Needed, so that they know who asks.' : undefined
  return (
    <GuestFrame title={shown.title}>
      <p className={styles.about}>
        {shown.when} · <bdi>{shown.organisation}</bdi>
      </p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void askToJoin()
        }}
      >
        {refused && !isAllAt(knock.failure, ['name', 'organisation']) && (
          <ErrorState title={refused.title} next={refused.next} code={refused.code} />
        )}
        <TextField
          label="Your name"
          autoComplete="name"
          maxLength={80}
          isRequired
          mistake={missing(name) ?? mistakeAt(knock.failure, 'name')}
          value={name}
          onChange={setName}
        />
        <TextField
          label="Your organisation"
          help="Such as your practice, hospital or service; or family."
          autoComplete="organization"
          maxLength={120}
          isRequired
          mistake={missing(organisation) ?? mistakeAt(knock.failure, 'organisation')}
          value={organisation}
          onChange={setOrganisation}
        />
        <Button type="submit" variant="primary" icon={<DoorOpen />} isWide isBusy={knock.isBusy}>
          Ask to join
        </Button>
      </form>
      <p className={styles.soft}>
        Everyone in the meeting sees the name that you give. You see and hear nothing until somebody lets you
        in. Nothing is recorded.
      </p>
    </GuestFrame>
  )
}
