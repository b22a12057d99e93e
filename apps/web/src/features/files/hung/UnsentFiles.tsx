import { FileText, Film, Image, Mic } from 'lucide-react'
import { useMemo } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { useObjectUrl } from '../attach/AttachedFiles.tsx'
import { type AttachedFile, attachedSnapshot } from '../attach/attached-snapshot.ts'
import styles from './unsent.module.css'

const icons = { image: Image, pdf: FileText, text: FileText, audio: Mic, video: Film, office: FileText }

interface UnsentFilesProps {
  readonly fileIds: readonly string[]
  readonly isOffline: boolean
}

/** The files of a message that only this device has, with how far each has come. */
export function UnsentFiles({ fileIds, isOffline }: UnsentFilesProps) {
  const { uploads } = useClient()
  const all = useStore(uploads.store)
  const { files } = useMemo(
    () =>
      attachedSnapshot(
        all.filter(({ id }) => fileIds.includes(id)),
        isOffline,
      ),
    [all, fileIds, isOffline],
  )
  return (
    <ul className={styles.files} aria-label="Files on their way">
      {files.map((file) => (
        <UnsentFile key={file.id} file={file} />
      ))}
    </ul>
  )
}

function UnsentFile({ file }: { readonly file: AttachedFile }) {
  const { uploads } = useClient()
  const url = useObjectUrl(file.kind === 'image' ? uploads.contentOf(file.id) : undefined)
  const Icon = icons[file.kind]
  return (
    <li className={styles.file}>
      {url ? (
        <img className={styles.face} src={url} alt="" />
      ) : (
        <span className={styles.face}>
          <Icon aria-hidden="true" />
        </span>
      )}
      <span className={styles.words}>
        <bdi className={styles.name}>{file.name}</bdi>
        <span className={styles.about}>{file.about}</span>
        {file.progress !== null && (
          <progress
            className={styles.progress}
            max={1}
            value={file.progress}
            aria-label={`${file.name}, sent`}
          />
        )}
      </span>
      {file.can === 'resume' && (
        <button type="button" className={styles.goOn} onClick={() => void uploads.resume(file.id)}>
          Go on
        </button>
      )}
    </li>
  )
}
