import type { Room } from '@baton/contract'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { ChatPanel } from './chat/ChatPanel.tsx'
import type { PanelName } from './controls/ControlBar.tsx'
import type { LiveMeeting } from './live/live.ts'
import styles from './meeting.module.css'
import type { HostMoves } from './people/host-moves.ts'
import { PeoplePanel } from './people/PeoplePanel.tsx'

interface SidePanelProps {
  readonly name: PanelName
  readonly live: LiveMeeting
  readonly room: Room
  readonly unsaid: readonly { readonly id: string; readonly words: string }[]
  readonly moves: HostMoves | null
  readonly onPin: (participantId: string) => void
  readonly onClose: () => void
}

const titles = { chat: 'Chat', people: 'People' } as const

/** Chat or people: beside the pictures, and over all of them on phones. Escape closes it. */
export function SidePanel({ name, live, room, unsaid, moves, onPin, onClose }: SidePanelProps) {
  const heading = useRef<HTMLHeadingElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: at every opening, of either
  useEffect(() => {
    const before = document.activeElement
    heading.current?.focus({ preventScroll: true })
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [name])

  return (
    <aside
      className={styles.panel}
      aria-label={titles[name]}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className={styles.panelHead}>
        <h2 ref={heading} tabIndex={-1} className={styles.panelTitle}>
          {titles[name]}
        </h2>
        <IconButton label={`Close ${titles[name].toLowerCase()}`} icon={<X />} onPress={onClose} />
      </header>
      {name === 'chat' ? (
        <ChatPanel live={live} room={room} unsaid={unsaid} />
      ) : (
        <PeoplePanel room={room} moves={moves} onPin={onPin} />
      )}
    </aside>
  )
}
