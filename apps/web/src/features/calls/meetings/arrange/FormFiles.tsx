import { api } from '@baton/contract'
import { Paperclip, X } from 'lucide-react'
import { useRef } from 'react'
import { useAsk } from '../../../../app/session/use-ask.ts'
import { Button } from '../../../../ui/button/Button.tsx'
import { AttachedFiles } from '../../../files/attach/AttachedFiles.tsx'
import styles from './arrange.module.css'
import type { MeetingFiles } from './use-meeting-files.ts'

interface FormFilesProps {
  readonly files: MeetingFiles
  /** Those that hang on it already. */
  readonly keptIds: readonly string[]
  readonly mistake: string | undefined
  readonly onKept: (fileIds: readonly string[]) => void
}

/** Documents for a meeting: those that hang on it, and those on their way. */
export function FormFiles({ files, keptIds, mistake, onKept }: FormFilesProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <section className={styles.stack} aria-label="Documents">
      <p className={styles.label}>Documents</p>
      <p className={styles.soft}>For the colleagues who are asked. Guests never see them.</p>
      {mistake && <p className={styles.mistake}>{mistake}</p>}
      {keptIds.length > 0 && (
        <ul className={styles.chips} aria-label="Documents of the meeting">
          {keptIds.map((fileId) => (
            <li key={fileId}>
              <KeptFile fileId={fileId} onDrop={() => onKept(keptIds.filter((id) => id !== fileId))} />
            </li>
          ))}
        </ul>
      )}
      {files.ids.length > 0 && <AttachedFiles snapshot={files.snapshot} onEmpty={() => {}} />}
      <div>
        <Button icon={<Paperclip />} onPress={() => input.current?.click()}>
          Add a document
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          tabIndex={-1}
          aria-label="Documents to add"
          className={styles.picker}
          onChange={({ currentTarget }) => {
            files.add([...(currentTarget.files ?? [])])
            currentTarget.value = ''
          }}
        />
      </div>
    </section>
  )
}

function KeptFile({ fileId, onDrop }: { readonly fileId: string; readonly onDrop: () => void }) {
  const { answer } = useAsk(api.files.open, { fileId })
  const name = answer?.ok ? answer.value.file.name : 'A document'
  return (
    <button type="button" className={styles.chip} aria-label={`Take out ${name}`} onClick={onDrop}>
      <bdi>{name}</bdi>
      <X aria-hidden="true" />
    </button>
  )
}
