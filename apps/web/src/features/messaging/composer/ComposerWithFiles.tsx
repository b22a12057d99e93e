import { type ComponentProps, lazy, Suspense, useState } from 'react'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { AttachButton } from '../../files/attach/AttachButton.tsx'
import { pastedFiles } from '../../files/attach/pasted-files.ts'
import { type Attached, asAdded } from '../../files/attach/use-attached.ts'
import { Composer } from './Composer.tsx'

// None of these is on the first screen, so none of their code is in it.
const AttachedFiles = lazy(async () => ({
  default: (await import('../../files/attach/AttachedFiles.tsx')).AttachedFiles,
}))
const VoiceNote = lazy(async () => ({ default: (await import('../../files/voice/VoiceNote.tsx')).VoiceNote }))

interface ComposerWithFilesProps extends Omit<ComponentProps<typeof Composer>, 'files'> {
  readonly attached: Attached
  /** Sends what was recorded, without the words. */
  readonly onSendAlone: (fileIds: string[]) => void
}

/** Where messages with files are written: chosen, dropped, pasted, or recorded. */
export function ComposerWithFiles({ attached, onSendAlone, ...composer }: ComposerWithFilesProps) {
  const [isRecording, setRecording] = useState(false)
  const { snapshot } = attached
  const focusInput = () => requestAnimationFrame(() => composer.inputRef.current?.focus())

  if (isRecording) {
    return (
      <Suspense>
        <VoiceNote
          onSend={(note) =>
            void attached.add([{ ...note, patientId: null }]).then((fileIds) => {
              if (fileIds.length > 0) onSendAlone(fileIds)
            })
          }
          onClose={() => {
            setRecording(false)
            focusInput()
          }}
        />
      </Suspense>
    )
  }
  return (
    <>
      <Composer
        {...composer}
        files={{
          count: snapshot.files.length,
          blocked: snapshot.blocked,
          button: (
            <AttachButton
              onFiles={(files) => void attached.add(asAdded(files))}
              onVoice={canRecord() ? () => setRecording(true) : undefined}
            />
          ),
          list: snapshot.files.length > 0 && (
            <Suspense>
              <AttachedFiles snapshot={snapshot} onEmpty={focusInput} />
            </Suspense>
          ),
          onPaste(clipboard) {
            const files = pastedFiles(clipboard, new Date())
            if (files.length > 0) void attached.add(asAdded(files))
            return files.length > 0
          },
        }}
      />
      <VisuallyHidden>
        <span role="status">{snapshot.announcement}</span>
      </VisuallyHidden>
    </>
  )
}

/** Whether this browser records sound at all; whether it may is asked when somebody wants to. */
function canRecord(): boolean {
  return 'MediaRecorder' in globalThis && navigator.mediaDevices !== undefined
}
