import type { Upload } from '@baton/client'
import { api } from '@baton/contract'
import { useRef, useState } from 'react'
import { ask, type Failure } from '../../../app/session/ask.ts'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { mistakeAt } from '../../../app/session/mistake-at.ts'
import { newCommandId } from '../../../app/session/new-command-id.ts'
import { useClient } from '../../../platform/use-client.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { FilesToSend } from '../../files/attach/FilesToSend.tsx'
import type { Attached } from '../../files/attach/use-attached.ts'
import { nameMistake } from '../document/document-snapshot.ts'
import { nameFrom } from '../words/document-words.ts'
import styles from './shelf.module.css'

interface AddDocumentsDialogProps {
  readonly teamId: string
  readonly folderId: string | null
  /** The folder or team, by its name. */
  readonly where: string
  readonly attached: Attached
  readonly onMore: () => void
  readonly onClose: () => void
}

/** Puts what was chosen into the library, each under a name; it goes up meanwhile, and is still here after a reload. */
export default function AddDocumentsDialog({
  teamId,
  folderId,
  where,
  attached: { uploads },
  onMore,
  onClose,
}: AddDocumentsDialogProps) {
  const client = useClient()
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const [failures, setFailures] = useState<Readonly<Record<string, Failure>>>({})
  const [isBusy, setBusy] = useState(false)
  /** By what is asked: after a dead line the same is asked under the same id, so that it is never put in twice. */
  const attempts = useRef(new Map<string, string>())
  const nameOf = (upload: Upload) => names[upload.id] ?? nameFrom(upload.name)
  const isHere = uploads.length > 0 && uploads.every(({ state }) => state === 'received')

  async function putIn() {
    setBusy(true)
    const failed: Record<string, Failure> = {}
    for (const upload of uploads) {
      const input = { teamId, folderId, fileId: upload.id, name: nameOf(upload) }
      const body = JSON.stringify(input)
      const attempt = attempts.current.get(body) ?? newCommandId()
      attempts.current.set(body, attempt)
      const answer = await ask(api.files.addDocument, input, { attempt })
      if (answer.ok) client.uploads.used([upload.id])
      else failed[upload.id] = answer.failure
    }
    setFailures(failed)
    setBusy(false)
    if (Object.keys(failed).length > 0) return
    notify(
      uploads.length === 1
        ? 'The document is in the library'
        : `${uploads.length} documents are in the library`,
      {
        tone: 'good',
      },
    )
    onClose()
  }

  function leave() {
    for (const { id } of uploads) void client.uploads.remove(id)
    onClose()
  }

  return (
    <Dialog
      title={`Add to ${where}`}
      isOpen
      onOpenChange={(isOpen) => !isOpen && leave()}
      footer={
        <>
          <Button variant="primary" isBusy={isBusy} isDisabled={!isHere} onPress={() => void putIn()}>
            {uploads.length > 1 ? `Put ${uploads.length} documents in` : 'Put it in'}
          </Button>
          <Button variant="quiet" onPress={onMore}>
            Choose more
          </Button>
        </>
      }
    >
      <FilesToSend uploads={uploads} onEmpty={leave} />
      <div className={styles.stack}>
        {uploads.map((upload) => {
          const failure = failures[upload.id]
          const mistake = mistakeAt(failure, 'name') ?? nameMistake(failure)
          return (
            <div key={upload.id} className={styles.stack}>
              {!mistake && <FailureNotice failure={failure} />}
              <TextField
                label={uploads.length === 1 ? 'Name in the library' : `Name of ${upload.name}`}
                autoComplete="off"
                maxLength={200}
                mistake={mistake}
                value={nameOf(upload)}
                onChange={(name) => setNames((before) => ({ ...before, [upload.id]: name }))}
              />
            </div>
          )
        })}
      </div>
    </Dialog>
  )
}
