import { type RefObject, useState } from 'react'
import { Popover } from '../../../ui/popover/Popover.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { emojiIn, moreEmoji } from './emoji.ts'
import styles from './reactions.module.css'

interface ReactionPickerProps {
  readonly beside: RefObject<Element | null>
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly onPick: (emoji: string) => void
}

/** A small set of reactions, and a field for any other emoji of the device's own keyboard. */
export function ReactionPicker({ beside, isOpen, onOpenChange, onPick }: ReactionPickerProps) {
  const [typed, setTyped] = useState('')
  const pick = (emoji: string) => {
    onPick(emoji)
    setTyped('')
    onOpenChange(false)
  }
  return (
    <Popover
      label="Choose a reaction"
      placement="bottom start"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      triggerRef={beside}
    >
      <div className={styles.grid}>
        {moreEmoji.map(({ emoji, name }) => (
          <button
            key={emoji}
            type="button"
            className={styles.emoji}
            aria-label={name}
            title={name}
            onClick={() => pick(emoji)}
          >
            {emoji}
          </button>
        ))}
      </div>
      <TextField
        label="Another emoji"
        help="Type or paste one from your keyboard"
        value={typed}
        onChange={(text) => {
          const emoji = emojiIn(text)
          if (emoji === null) setTyped(text)
          else pick(emoji)
        }}
      />
    </Popover>
  )
}
