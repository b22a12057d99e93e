import { BellOff, LogOut, Pencil, UserMinus, UserPlus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { TextLink } from '../../../ui/router/links.tsx'
import { Row } from '../../../ui/row/Row.tsx'
import { Sheet } from '../../../ui/sheet/Sheet.tsx'
import type { HeaderSnapshot } from '../conversation/header-snapshot.ts'
import { ConfirmDialog } from '../dialogs/ConfirmDialog.tsx'
import { AddMembersDialog } from './AddMembersDialog.tsx'
import styles from './details.module.css'
import type { DetailsSnapshot, MemberRow } from './details-snapshot.ts'
import { RenameDialog } from './RenameDialog.tsx'

interface DetailsSheetProps {
  readonly conversationId: string
  readonly header: HeaderSnapshot
  readonly details: DetailsSnapshot
  /** Below the members. */
  readonly more?: ReactNode
  readonly onMute: (hours: number | 'forever' | null) => void
  readonly onRemove: (personId: string) => void
  readonly onLeave: () => void
  readonly onClose: () => void
}

type Asking =
  | { kind: 'rename' }
  | { kind: 'add' }
  | { kind: 'leave' }
  | { kind: 'remove'; member: MemberRow }
  | null

/** About a conversation: who is in it, what it is called, whether it may make itself heard. */
export function DetailsSheet(props: DetailsSheetProps) {
  const { header, details, onMute } = props
  const [asking, setAsking] = useState<Asking>(null)
  return (
    <Sheet title="Details" isOpen onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <div className={styles.who}>
        <Avatar id={header.portraitId} name={header.title} kind={header.kind} size="huge" />
        <p className={styles.title}>
          <bdi>{header.title}</bdi>
        </p>
        {header.elsewhere !== null && <p className={styles.elsewhere}>{header.elsewhere}</p>}
        <p className={styles.soft}>{header.about}</p>
        <p className={styles.soft}>{details.started}</p>
        {details.belongs !== null && <p className={styles.belongs}>{details.belongs}</p>}
        {details.canRename && (
          <Button size="small" icon={<Pencil />} onPress={() => setAsking({ kind: 'rename' })}>
            Rename
          </Button>
        )}
      </div>
      <section className={styles.section}>
        <h3 className={styles.heading}>Notices</h3>
        <p className={styles.soft}>
          {header.muted ?? 'Not muted'}. A muted conversation still counts what is unread; mentions of you
          still show.
        </p>
        <div className={styles.buttons}>
          {header.muted ? (
            <Button size="small" onPress={() => onMute(null)}>
              Unmute
            </Button>
          ) : (
            <>
              <Button size="small" icon={<BellOff />} onPress={() => onMute(1)}>
                1 hour
              </Button>
              <Button size="small" icon={<BellOff />} onPress={() => onMute(8)}>
                8 hours
              </Button>
              <Button size="small" icon={<BellOff />} onPress={() => onMute('forever')}>
                Until I unmute
              </Button>
            </>
          )}
        </div>
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>Members ({details.members.length})</h3>
        {details.note && <p className={styles.soft}>{details.note}</p>}
        {details.canAdd && (
          <Button icon={<UserPlus />} onPress={() => setAsking({ kind: 'add' })}>
            Add people
          </Button>
        )}
        <ul className={styles.members}>
          {details.members.map((member) => (
            <li key={member.personId} className={styles.member}>
              <Member member={member} hasPage={details.hasPages} />
              {member.canRemove && (
                <IconButton
                  label={`Take ${member.name} out`}
                  icon={<UserMinus />}
                  onPress={() => setAsking({ kind: 'remove', member })}
                />
              )}
            </li>
          ))}
        </ul>
      </section>
      {props.more}
      {details.canLeave && (
        <Button variant="danger" icon={<LogOut />} onPress={() => setAsking({ kind: 'leave' })}>
          Leave this group
        </Button>
      )}
      <Questions {...props} asking={asking} onDone={() => setAsking(null)} />
    </Sheet>
  )
}

function Member({ member, hasPage }: { readonly member: MemberRow; readonly hasPage: boolean }) {
  const name = (
    <>
      <bdi>{member.name}</bdi>
      {member.isMe && ' (you)'}
    </>
  )
  const about = [
    member.role,
    member.suspended && 'Account suspended',
    !member.seesAll && 'does not see earlier messages',
  ]
  return (
    <Row
      leading={<Avatar id={member.personId} name={member.name} />}
      title={
        hasPage ? (
          <TextLink to="/directory/$personId" params={{ personId: member.personId }}>
            {name}
          </TextLink>
        ) : (
          name
        )
      }
      subtitle={about.filter(Boolean).join(' · ')}
    />
  )
}

interface QuestionsProps extends DetailsSheetProps {
  readonly asking: Asking
  readonly onDone: () => void
}

function Questions({ asking, onDone, conversationId, header, details, onRemove, onLeave }: QuestionsProps) {
  switch (asking?.kind) {
    case 'rename':
      return <RenameDialog conversationId={conversationId} title={header.title} onClose={onDone} />
    case 'add':
      return (
        <AddMembersDialog
          conversationId={conversationId}
          memberIds={new Set(details.members.map(({ personId }) => personId))}
          onClose={onDone}
        />
      )
    case 'leave':
      return (
        <ConfirmDialog
          title="Leave this group?"
          words="You receive nothing from it any more, and no longer see what was said. A member can add you again."
          action="Leave"
          onConfirm={onLeave}
          onClose={onDone}
        />
      )
    case 'remove':
      return (
        <ConfirmDialog
          title={`Take ${asking.member.name} out?`}
          words="They receive nothing from this group from now on, and no longer see what was said."
          action="Take out"
          onConfirm={() => onRemove(asking.member.personId)}
          onClose={onDone}
        />
      )
    default:
      return null
  }
}
