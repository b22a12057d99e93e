import { api } from '@baton/contract'
import { PhoneOff, PhoneOutgoing } from 'lucide-react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { useDuties } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { useCallNaming, useMeeting } from '../use-calls.ts'
import { outgoingSnapshot } from './outgoing-snapshot.ts'
import styles from './ringing.module.css'

/** Whom the meeting that I am in still waits for: what each says, who covers, ringing again, giving it up. */
export function Outgoing({ meetingId }: { readonly meetingId: string }) {
  const meeting = useMeeting(meetingId)
  const naming = useCallNaming()
  const dutyOf = useDuties()
  const ring = useAct(api.calls.ring)
  const end = useAct(api.calls.end)
  const outgoing =
    meeting && outgoingSnapshot(meeting, naming, (personId) => dutyOf(personId)?.coverRoleId ?? null)
  if (!outgoing) return null
  const { heading, rows, againIds, covers, canCancel } = outgoing
  return (
    <section className={styles.bar} aria-label="Calling">
      <PhoneOutgoing aria-hidden="true" />
      <span className={styles.barWords} role="status">
        <bdi>{heading}</bdi>
      </span>
      {rows.length > 0 && (
        <ul className={styles.states}>
          {rows.map(({ personId, name, state, cover }) => (
            <li key={personId}>
              <bdi>{name}</bdi> <Tag tone={state.tone}>{[state.word, cover].filter(Boolean).join(': ')}</Tag>
            </li>
          ))}
        </ul>
      )}
      <span className={styles.barActs}>
        {againIds.length > 0 && (
          <Button
            size="small"
            isBusy={ring.isBusy}
            onPress={() => void ring.run({ meetingId, personIds: [...againIds], roleIds: [] })}
          >
            Ring again
          </Button>
        )}
        {covers.map(({ roleId, name }) => (
          <Button
            key={roleId}
            size="small"
            isBusy={ring.isBusy}
            onPress={() => void ring.run({ meetingId, personIds: [], roleIds: [roleId] })}
          >
            Ring {name}
          </Button>
        ))}
        {canCancel && (
          <Button
            size="small"
            variant="danger"
            icon={<PhoneOff />}
            isBusy={end.isBusy}
            onPress={() => void end.run({ meetingId })}
          >
            Cancel the call
          </Button>
        )}
      </span>
      <FailureNotice failure={ring.failure ?? end.failure} />
    </section>
  )
}
