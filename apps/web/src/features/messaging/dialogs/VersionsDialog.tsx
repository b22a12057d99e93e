import { api } from '@baton/contract'
import type { ReactNode } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import styles from './dialogs.module.css'

interface VersionsDialogProps {
  readonly messageId: string
  readonly drawWords: (body: string) => ReactNode
  readonly onClose: () => void
}

/** What a corrected message said before. */
export function VersionsDialog({ messageId, drawWords, onClose }: VersionsDialogProps) {
  const { answer, reload } = useAsk(api.messaging.listVersions, { messageId })
  return (
    <Dialog title="Earlier versions" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      {!answer && <Skeleton label="Loading earlier versions" look="text" count={2} />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {answer?.ok && (
        <ol className={styles.versions}>
          {answer.value.versions.map(({ version, body, writtenAt }) => (
            <li key={version} className={styles.version}>
              <p className={styles.soft}>
                Version {version}, <Time at={writtenAt} as="both" />
              </p>
              <div dir="auto">{drawWords(body)}</div>
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  )
}
