import { type RoomReaction, roomReaction } from '@baton/contract'
import { X } from 'lucide-react'
import { pressable } from '../../../../ui/button/press.ts'
import { IconButton } from '../../../../ui/icon-button/IconButton.tsx'
import styles from './controls.module.css'

const names: Readonly<Record<RoomReaction, string>> = {
  '👍': 'Thumbs up',
  '👏': 'Clapping',
  '❤️': 'Heart',
  '😂': 'Laughing',
  '😮': 'Surprised',
  '🎉': 'Celebration',
}

/** What a reaction is called. */
export function reactionName(reaction: RoomReaction): string {
  return names[reaction]
}

/** A reaction is seen by everyone for a moment, and not kept. */
export function ReactionBar({
  onReact,
  onClose,
}: {
  readonly onReact: (reaction: RoomReaction) => void
  readonly onClose: () => void
}) {
  return (
    <fieldset className={styles.reactions} aria-label="Reactions">
      {roomReaction.options.map((reaction) => (
        <button
          key={reaction}
          {...pressable({ onPress: () => onReact(reaction) })}
          aria-label={reactionName(reaction)}
          className={styles.reaction}
        >
          {reaction}
        </button>
      ))}
      <IconButton label="Close reactions" icon={<X />} onPress={onClose} />
    </fieldset>
  )
}
