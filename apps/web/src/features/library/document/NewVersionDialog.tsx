import { api, type LibraryDocument } from '@baton/contract'
import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { useClient } from '../../../platform/use-client.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { FilesToSend } from '../../files/attach/FilesToSend.tsx'
import { asAdded, useAttached } from '../../files/attach/use-attached.ts'
import styles from './document.module.css'

interface NewVersionDialogProps {
  readonly document: LibraryDocument
  readonly onClose: () => void
}

/** Puts a newer version in the place of the one that opens: the file, and why. */
export default function NewVersionDialog({ document, onClose }: NewVersionDialogProps) {
  const client = useClient()
  const { run, isBusy, failure } = useAct(api.files.addVersion)
  const { uploads, add } = useAttached(document.id, null)
  const { fields, set, clear } = useDraft(`document.version.${document.id}`, { why: '' })
  const input = useRef<HTMLInputElement>(null)
  const upload = uploads.at(-1)
  const mayPutIn = upload?.state === 'received' && fields.why.trim() !== ''

  async function choose(files: readonly File[]) {
    const [file] = files
    if (!file) return
    // One version is one file: the one that was chosen last.
    for (const { id } of uploads) void client.uploads.remove(id)
    await add(asAdded([file]))
  }

  async function putIn() {
    if (!upload) return
    const added = await run({ documentId: document.id, fileId: upload.id, why: fields.why })
    if (!added.ok) return
    client.uploads.used([upload.id])
    clear()
    notify(`The newer version of ${document.name} is in the library`, { tone: 'good' })
    onClose()
  }

  return (
    <Dialog
      title="New version"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="primary" isBusy={isBusy} isDisabled={!mayPutIn} onPress={() => void putIn()}>
            Put it in
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {!isAllAt(failure, ['why']) && <FailureNotice failure={failure} />}
      <p>
        Of <bdi>{document.name}</bdi>. It opens once it is checked. The versions before it stay, and can be
        restored.
      </p>
      {uploads.length > 0 && <FilesToSend uploads={uploads} onEmpty={() => input.current?.focus()} />}
      <Button icon={<FileUp />} onPress={() => input.current?.click()}>
        {upload ? 'Choose another file' : 'Choose the file'}
      </Button>
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        aria-label="File of the newer version"
        className={styles.input}
        onChange={({ currentTarget }) => {
          void choose([...(currentTarget.files ?? [])])
          // The same file may be chosen again after it was removed.
          currentTarget.value = ''
        }}
      />
      <TextField
        label="Why"
        help="What is different, in a few words. It stands beside the version."
        autoComplete="off"
        maxLength={200}
        mistake={mistakeAt(failure, 'why')}
        value={fields.why}
        onChange={(why) => set('why', why)}
      />
    </Dialog>
  )
}
