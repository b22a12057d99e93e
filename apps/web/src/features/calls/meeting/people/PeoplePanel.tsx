import type { Room } from '@baton/contract'
import { Crown, Ellipsis, Hand, MicOff, Pin, ScreenShare, UserX, Video, WifiOff } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../../../../ui/avatar/Avatar.tsx'
import { Button } from '../../../../ui/button/Button.tsx'
import { Dialog } from '../../../../ui/dialog/Dialog.tsx'
import type { MenuAction } from '../../../../ui/menu/entries.ts'
import { MenuButton } from '../../../../ui/menu/MenuButton.tsx'
import { VisuallyHidden } from '../../../../ui/visually-hidden/VisuallyHidden.tsx'
import type { HostMoves } from './host-moves.ts'
import styles from './people.module.css'
import { type PersonRow, peopleSnapshot, type WaitingRow } from './people-snapshot.ts'

interface PeoplePanelProps {
  readonly room: Room
  readonly moves: HostMoves | null
  readonly onPin: (participantId: string) => void
}

/** Everyone who is in the meeting: nobody listens unseen (CAL15). */
export function PeoplePanel({ room, moves, onPin }: PeoplePanelProps) {
  const { here, waiting } = peopleSnapshot(room)
  const [removing, setRemoving] = useState<PersonRow | null>(null)
  return (
    <div className={styles.people}>
      {moves && waiting.length > 0 && (
        <section aria-labelledby="waiting-people">
          <h3 id="waiting-people" className={styles.title}>
            Waiting to be let in
          </h3>
          <ul>
            {waiting.map((one) => (
              <li key={one.id} className={styles.waiting}>
                <Waits one={one} moves={moves} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="people-here">
        <h3 id="people-here" className={styles.title}>
          In the meeting ({here.length})
        </h3>
        <ul>
          {here.map((row) => (
            <li key={row.id} className={styles.row}>
              <Avatar id={row.id} name={row.name} />
              <span className={styles.words}>
                <span className={styles.name}>
                  <bdi>{row.name}</bdi>
                  {row.isMe && ' (you)'}
                </span>
                {row.who && <span className={styles.who}>{row.who}</span>}
              </span>
              <Marks row={row} />
              {actionsOf(row, moves, onPin, setRemoving).length > 0 && (
                <MenuButton
                  label={`What to do with ${row.name}`}
                  icon={<Ellipsis />}
                  groups={[{ id: row.id, actions: actionsOf(row, moves, onPin, setRemoving) }]}
                />
              )}
            </li>
          ))}
        </ul>
      </section>
      <p className={styles.note}>
        Nothing is recorded. Everyone who hears is in this list. Who was here and what was written are kept
        with the meeting.
      </p>
      {removing && (
        <Dialog
          title={`Remove ${removing.name}?`}
          kind="alert"
          size="small"
          isOpen
          onOpenChange={() => setRemoving(null)}
          footer={
            <>
              <Button
                variant="danger"
                onPress={() => {
                  moves?.remove(removing.id)
                  setRemoving(null)
                }}
              >
                Remove
              </Button>
              <Button onPress={() => setRemoving(null)}>Keep</Button>
            </>
          }
        >
          <p>They are put out at once and cannot come back into this meeting by themselves.</p>
        </Dialog>
      )}
    </div>
  )
}

/** What one sees of them, as signs with words. */
function Marks({ row }: { readonly row: PersonRow }) {
  return (
    <span className={styles.marks}>
      {row.isAway && <Mark icon={<WifiOff />} words="line is down" />}
      {row.hasHand && <Mark icon={<Hand />} words="hand raised" look={styles.handUp} />}
      {row.hasScreen && <Mark icon={<ScreenShare />} words="shares the screen" />}
      {row.hasCamera && <Mark icon={<Video />} words="camera on" />}
      {row.isMuted && <Mark icon={<MicOff />} words="microphone off" />}
    </span>
  )
}

function Mark({
  icon,
  words,
  look,
}: {
  readonly icon: React.ReactNode
  readonly words: string
  readonly look?: string | undefined
}) {
  return (
    <span className={look} title={words}>
      {icon}
      <VisuallyHidden>, {words}</VisuallyHidden>
    </span>
  )
}

function Waits({ one, moves }: { readonly one: WaitingRow; readonly moves: HostMoves }) {
  return (
    <>
      <span className={styles.words}>
        <span className={styles.name}>
          <bdi>{one.name}</bdi>
        </span>
        <span className={styles.who}>{one.who}</span>
      </span>
      <span className={styles.acts}>
        <Button
          size="small"
          variant="primary"
          aria-label={`Let ${one.name} in`}
          onPress={() => moves.admit(one.id)}
        >
          Let in
        </Button>
        <Button size="small" aria-label={`Turn ${one.name} away`} onPress={() => moves.turnAway(one.id)}>
          Turn away
        </Button>
      </span>
    </>
  )
}

function actionsOf(
  row: PersonRow,
  moves: HostMoves | null,
  onPin: (participantId: string) => void,
  onRemove: (row: PersonRow) => void,
): readonly MenuAction[] {
  const actions: MenuAction[] = []
  if (row.can.pin)
    actions.push({ id: 'pin', label: 'Show large', icon: <Pin />, onAction: () => onPin(row.id) })
  if (!moves) return actions
  if (row.can.silence) {
    actions.push({
      id: 'silence',
      label: 'Turn their microphone off',
      help: 'They may turn it on again',
      icon: <MicOff />,
      onAction: () => moves.silence(row.id),
    })
  }
  if (row.can.makeHost) {
    actions.push({
      id: 'host',
      label: 'Make a host too',
      icon: <Crown />,
      onAction: () => moves.makeHost(row.id),
    })
  }
  if (row.can.remove) {
    actions.push({
      id: 'remove',
      label: 'Remove…',
      icon: <UserX />,
      isDanger: true,
      onAction: () => onRemove(row),
    })
  }
  return actions
}
