import {
  Bookmark,
  BookmarkX,
  ClipboardPlus,
  Copy,
  Eye,
  Forward,
  History,
  MessagesSquare,
  Pencil,
  Pin,
  PinOff,
  Reply,
  SmilePlus,
  Undo2,
} from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { Menu, MenuItem } from '../../../ui/menu/Menu.tsx'
import { usualEmoji } from './emoji.ts'
import type { MessageAction } from './message-actions.ts'
import styles from './reactions.module.css'

const looks: Record<MessageAction, { label: string; icon: ReactNode; isDanger?: boolean }> = {
  reply: { label: 'Reply', icon: <Reply /> },
  thread: { label: 'Open thread', icon: <MessagesSquare /> },
  react: { label: 'React', icon: <SmilePlus /> },
  forward: { label: 'Forward', icon: <Forward /> },
  task: { label: 'Make a task of this', icon: <ClipboardPlus /> },
  copy: { label: 'Copy text', icon: <Copy /> },
  save: { label: 'Save for later', icon: <Bookmark /> },
  unsave: { label: 'Remove from saved', icon: <BookmarkX /> },
  pin: { label: 'Pin for everyone', icon: <Pin /> },
  unpin: { label: 'Unpin', icon: <PinOff /> },
  receipts: { label: 'Who has seen this', icon: <Eye /> },
  versions: { label: 'Earlier versions', icon: <History /> },
  edit: { label: 'Edit', icon: <Pencil /> },
  withdraw: { label: 'Withdraw', icon: <Undo2 />, isDanger: true },
}

interface MessageMenuProps {
  readonly actions: readonly MessageAction[]
  readonly beside: RefObject<Element | null>
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly onAction: (action: MessageAction) => void
  readonly onReact: (emoji: string) => void
}

/** Everything that can be done with a message. What is impossible is not in it. */
export function MessageMenu({ actions, beside, isOpen, onOpenChange, onAction, onReact }: MessageMenuProps) {
  return (
    <Menu
      label="Message actions"
      placement="bottom start"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      triggerRef={beside}
      heading={
        actions.includes('react') && (
          // For a finger or a mouse; the keyboard has “React” below.
          <div className={styles.quick} aria-hidden="true">
            {usualEmoji.map(({ emoji, name }) => (
              <button
                key={emoji}
                type="button"
                tabIndex={-1}
                className={styles.emoji}
                title={name}
                onClick={() => {
                  onReact(emoji)
                  onOpenChange(false)
                }}
              >
                {emoji}
              </button>
            ))}
          </div>
        )
      }
    >
      {actions.map((action) => {
        const { label, icon, isDanger = false } = looks[action]
        return (
          <MenuItem
            key={action}
            id={action}
            label={label}
            icon={icon}
            isDanger={isDanger}
            onAction={() => onAction(action)}
          />
        )
      })}
    </Menu>
  )
}
