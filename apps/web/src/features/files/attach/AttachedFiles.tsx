import type { Consent } from '@baton/contract'
import { FileText, Film, Image, Mic, Pause, Play, RotateCcw, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useClient } from '../../../platform/use-client.ts'
import { cx } from '../../../ui/cx.ts'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import styles from './attach.module.css'
import type { AttachedFile, AttachedSnapshot } from './attached-snapshot.ts'
import { ConsentAsk } from './ConsentAsk.tsx'

interface AttachedFilesProps {
  readonly snapshot: AttachedSnapshot
  /** The keyboard goes here when the last file was removed. */
  readonly onEmpty: () => void
}

/** The files that go with what is being written: how far each has come, and the way out. */
export function AttachedFiles({ snapshot, onEmpty }: AttachedFilesProps) {
  const { uploads } = useClient()
  const asking = snapshot.files.filter(({ asksConsent }) => asksConsent)
  const decide = (consent: Consent) => {
    for (const { id } of asking) void uploads.consent(id, consent)
  }
  return (
    <div className={styles.attached}>
      <ul className={styles.files} aria-label="Files to send">
        {snapshot.files.map((file) => (
          <OneFile
            key={file.id}
            file={file}
            onRemove={() => {
              void uploads.remove(file.id)
              if (snapshot.files.length === 1) onEmpty()
            }}
          />
        ))}
      </ul>
      {asking.length > 0 && <ConsentAsk photos={asking.length} onDecide={decide} />}
    </div>
  )
}

const actions = {
  pause: { label: 'Pause', icon: <Pause /> },
  resume: { label: 'Go on', icon: <Play /> },
  retry: { label: 'Try again', icon: <RotateCcw /> },
}

function OneFile({ file, onRemove }: { readonly file: AttachedFile; readonly onRemove: () => void }) {
  const { uploads } = useClient()
  const { id, name, can } = file
  return (
    <li className={cx(styles.file, file.problem !== null && styles.failed)}>
      <Face file={file} />
      <div className={styles.words}>
        <bdi className={styles.name} title={name}>
          {name}
        </bdi>
        {file.problem === null ? (
          <span className={styles.about}>{file.about}</span>
        ) : (
          <span className={styles.problem}>{file.problem}</span>
        )}
        {file.progress !== null && (
          <progress className={styles.progress} max={1} value={file.progress} aria-label={`${name}, sent`} />
        )}
      </div>
      {can && (
        <IconButton
          label={`${actions[can].label}: ${name}`}
          icon={actions[can].icon}
          onPress={() => void (can === 'pause' ? uploads.pause(id) : uploads.resume(id))}
        />
      )}
      <IconButton label={`Remove: ${name}`} icon={<X />} onPress={onRemove} />
    </li>
  )
}

const icons = { image: Image, pdf: FileText, text: FileText, audio: Mic, video: Film, office: FileText }

/** The picture itself while this page still has it; otherwise what it is. */
function Face({ file }: { readonly file: AttachedFile }) {
  const { uploads } = useClient()
  const [isBroken, setBroken] = useState(false)
  const url = useObjectUrl(file.kind === 'image' ? uploads.contentOf(file.id) : undefined)
  const Icon = icons[file.kind]
  if (url && !isBroken) {
    return <img className={styles.face} src={url} alt="" onError={() => setBroken(true)} />
  }
  return (
    <span className={styles.face}>
      <Icon aria-hidden="true" />
    </span>
  )
}

/** An address of content in memory, given up with the element that shows it. */
export function useObjectUrl(content: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!content) return
    const made = URL.createObjectURL(content)
    setUrl(made)
    return () => {
      URL.revokeObjectURL(made)
      setUrl(undefined)
    }
  }, [content])
  return url
}
