import type { Room } from '@baton/contract'
import { VisuallyHidden } from '../../../../ui/visually-hidden/VisuallyHidden.tsx'
import { reactionName } from '../controls/ReactionBar.tsx'
import type { ShownReaction } from '../live/live.ts'
import { nameOfParticipant } from '../words.ts'
import styles from './reactions.module.css'

/** What somebody feels just now, with who it is; it passes by itself. */
export function Reactions({
  reactions,
  room,
}: {
  readonly reactions: readonly ShownReaction[]
  readonly room: Room
}) {
  const nameOf = (id: string) => {
    const one = room.participants.find((participant) => participant.id === id)
    return id === room.me ? 'You' : one ? nameOfParticipant(one) : 'Somebody'
  }
  return (
    <div className={styles.reactions} role="status" aria-label="Reactions of others">
      {reactions.slice(-5).map(({ id, participantId, reaction }) => (
        <span key={id} className={styles.reaction}>
          <span aria-hidden="true">{reaction}</span>
          <VisuallyHidden>{reactionName(reaction)} from </VisuallyHidden>
          <span className={styles.by}>{nameOf(participantId)}</span>
        </span>
      ))}
    </div>
  )
}
