import { api } from '@baton/contract'
import { CheckCheck, Eye, Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Row } from '../../../ui/row/Row.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import type { FindPerson } from '../people.ts'
import styles from './dialogs.module.css'
import { type ReceiptRow, receiptsSnapshot } from './receipts-snapshot.ts'

interface ReceiptsDialogProps {
  readonly messageId: string
  readonly find: FindPerson
  readonly onClose: () => void
}

/** Who has a message, by name and time. */
export function ReceiptsDialog({ messageId, find, onClose }: ReceiptsDialogProps) {
  const { answer, reload } = useAsk(api.messaging.listReceipts, { messageId })
  const snapshot = answer?.ok ? receiptsSnapshot(answer.value.receipts, find, new Date()) : null
  return (
    <Dialog title="Who has this message" isOpen onOpenChange={(isOpen) => !isOpen && onClose()} size="small">
      {!answer && <Skeleton label="Loading names" count={3} />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {snapshot && (
        <>
          <Group title="Seen" icon={<Eye />} rows={snapshot.seen} empty="Seen by nobody yet." />
          <Group title="Delivered, not seen yet" icon={<CheckCheck />} rows={snapshot.delivered} />
          <Group title="Not delivered yet" icon={<Hourglass />} rows={snapshot.notYet} />
        </>
      )}
    </Dialog>
  )
}

interface GroupProps {
  readonly title: string
  readonly icon: ReactNode
  readonly rows: readonly ReceiptRow[]
  readonly empty?: string
}

function Group({ title, icon, rows, empty }: GroupProps) {
  if (rows.length === 0 && !empty) return null
  return (
    <section className={styles.group}>
      <h3 className={styles.groupTitle}>
        {icon}
        {title} {rows.length > 0 && <span>({rows.length})</span>}
      </h3>
      {rows.length === 0 && <p className={styles.soft}>{empty}</p>}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.personId}>
            <Row
              leading={<Avatar id={row.personId} name={row.name} size="small" />}
              title={<bdi>{row.name}</bdi>}
              meta={row.when}
              subtitle={row.role}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
