import type { Upload } from '@baton/client'
import { useMemo } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { AttachedFiles } from './AttachedFiles.tsx'
import { attachedSnapshot } from './attached-snapshot.ts'

interface FilesToSendProps {
  readonly uploads: readonly Upload[]
  readonly onEmpty: () => void
}

/** The files beside what is being written, level with how far they are. */
export function FilesToSend({ uploads, onEmpty }: FilesToSendProps) {
  const { line } = useStore(useClient().connection)
  const snapshot = useMemo(() => attachedSnapshot(uploads, line === 'offline'), [uploads, line])
  return (
    <>
      {snapshot.files.length > 0 && <AttachedFiles snapshot={snapshot} onEmpty={onEmpty} />}
      <VisuallyHidden>
        <span role="status">{snapshot.announcement}</span>
      </VisuallyHidden>
    </>
  )
}
