import { api } from '@baton/contract'
import { FileText } from 'lucide-react'
import { useOpeningFile } from '../../../../app/open-file.ts'
import { useAsk } from '../../../../app/session/use-ask.ts'
import { Panel } from '../../../../ui/panel/Panel.tsx'
import { RowButton } from '../../../../ui/row/Row.tsx'
import { Skeleton } from '../../../../ui/skeleton/Skeleton.tsx'

/** What hangs on a meeting: for colleagues, never for guests. */
export function Documents({ fileIds }: { readonly fileIds: readonly string[] }) {
  return (
    <Panel title="Documents" isFlush>
      <ul>
        {fileIds.map((fileId) => (
          <li key={fileId}>
            <Document fileId={fileId} beside={fileIds} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Document({ fileId, beside }: { readonly fileId: string; readonly beside: readonly string[] }) {
  const { answer } = useAsk(api.files.open, { fileId })
  const { open } = useOpeningFile()
  if (!answer) return <Skeleton label="Loading a document" count={1} />
  if (!answer.ok) return null
  return (
    <RowButton
      leading={<FileText aria-hidden="true" />}
      title={<bdi>{answer.value.file.name}</bdi>}
      onPress={() => open(fileId, beside)}
    />
  )
}
