import { BellOff, Building2, CircleAlert, Clock3, PencilLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Badge } from '../../../ui/badge/Badge.tsx'
import { RowLink } from '../../../ui/router/links.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import styles from './inbox.module.css'
import type { InboxRowSnapshot } from './inbox-snapshot.ts'

interface InboxRowProps {
  readonly row: InboxRowSnapshot
  readonly isSelected: boolean
}

/** A conversation in the list. */
export function InboxRow({ row, isSelected }: InboxRowProps) {
  return (
    <RowLink
      to="/messages/$conversationId"
      params={{ conversationId: row.conversationId }}
      isSelected={isSelected}
      leading={
        <Avatar id={row.portraitId} name={row.title} kind={row.kind} size="large" presence={row.presence} />
      }
      title={
        <>
          <bdi className={row.kind === 'patient' ? styles.whole : undefined}>{row.title}</bdi>
          {row.suspended && <span className={styles.suspended}>Suspended</span>}
        </>
      }
      meta={row.time}
      subtitle={
        row.elsewhere === null ? (
          <Excerpt {...row.excerpt} />
        ) : (
          <>
            <span className={styles.elsewhere}>
              <Building2 aria-hidden="true" />
              <bdi>{row.elsewhere}</bdi>
            </span>
            <span className={styles.below}>
              <Excerpt {...row.excerpt} />
            </span>
          </>
        )
      }
      trailing={<Marks row={row} />}
      isStrong={row.unread > 0 && !row.muted}
    />
  )
}

const leads: Partial<Record<InboxRowSnapshot['excerpt']['kind'], { icon: ReactNode; words: string }>> = {
  refused: { icon: <CircleAlert aria-hidden="true" />, words: 'Not sent: ' },
  unsent: { icon: <Clock3 aria-hidden="true" />, words: 'Waiting to send: ' },
  draft: { icon: <PencilLine aria-hidden="true" />, words: 'Draft: ' },
}

function Excerpt({ kind, words }: InboxRowSnapshot['excerpt']) {
  const lead = leads[kind]
  return (
    <span className={styles.excerpt} data-kind={kind} dir="auto">
      {lead && (
        <strong className={styles.lead}>
          {lead.icon}
          {lead.words}
        </strong>
      )}
      {words}
    </span>
  )
}

function Marks({ row }: { readonly row: InboxRowSnapshot }) {
  const unreadTone = row.muted ? 'muted' : 'accent'
  return (
    <span className={styles.marks}>
      {row.muted && (
        <span className={styles.muted}>
          <BellOff aria-hidden="true" />
          <VisuallyHidden>muted</VisuallyHidden>
        </span>
      )}
      <Badge
        count={row.mentions}
        label={row.mentions === 1 ? 'mention of you' : 'mentions of you'}
        tone="mention"
      />
      <Badge
        count={row.unread}
        label={row.unread === 1 ? 'unread message' : 'unread messages'}
        tone={unreadTone}
      />
    </span>
  )
}
