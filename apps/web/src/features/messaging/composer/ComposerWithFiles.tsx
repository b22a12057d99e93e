import { type ComponentProps, lazy, Suspense, useRef, useState } from 'react'
import { useClient } from '../../../platform/use-client.ts'
import { AttachButton } from '../../files/attach/AttachButton.tsx'
import { pastedFiles } from '../../files/attach/pasted-files.ts'
import { type Attached, asAdded } from '../../files/attach/use-attached.ts'
import type { TakenPhoto } from '../../files/camera/taken-photo.ts'
import { Composer } from './Composer.tsx'

// None of these is on the first screen, so none of their code is in it.
const FilesToSend = lazy(async () => ({
  default: (await import('../../files/attach/FilesToSend.tsx')).FilesToSend,
}))
const Camera = lazy(async () => ({ default: (await import('../../files/camera/Camera.tsx')).Camera }))
const VoiceNote = lazy(async () => ({ default: (await import('../../files/voice/VoiceNote.tsx')).VoiceNote }))

interface ComposerWithFilesProps extends Omit<ComponentProps<typeof Composer>, 'files'> {
  readonly attached: Attached
  /** Whom the place is about: photos taken here show them. */
  readonly patientId: string | null
  /** Sends what was recorded, without the words. */
  readonly onSendAlone: (fileIds: string[]) => void
}

/** Where messages with files are written: chosen, dropped, pasted, or recorded. */
export function ComposerWithFiles({ attached, patientId, onSendAlone, ...composer }: ComposerWithFilesProps) {
  const client = useClient()
  const [isRecording, setRecording] = useState(false)
  const [isTaking, setTaking] = useState(false)
  // Once there were files, what is said of them stays: that the last one is gone is said too.
  const hadFiles = useRef(false)
  hadFiles.current ||= attached.uploads.length > 0
  const focusInput = () => requestAnimationFrame(() => composer.inputRef.current?.focus())

  async function addPhotos(photos: readonly TakenPhoto[]): Promise<void> {
    const fileIds = await attached.add(
      photos.map(({ file, shapes: _, ...shows }) => ({ content: file, name: file.name, ...shows })),
    )
    const { drawWhenReady } = await import('../../files/camera/draw-when-ready.ts')
    for (const [index, { shapes }] of photos.entries()) {
      const fileId = fileIds[index]
      if (fileId !== undefined) drawWhenReady(client, fileId, shapes)
    }
  }

  if (isRecording) {
    return (
      <Suspense>
        <VoiceNote
          onSend={(note) =>
            void attached.add([note]).then(([fileId]) => {
              if (fileId !== undefined) onSendAlone([fileId])
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
          count: attached.uploads.length,
          blocked: attached.blocked,
          button: (
            <AttachButton
              onFiles={(files) => void attached.add(asAdded(files))}
              onCamera={() => setTaking(true)}
              onVoice={canRecord() ? () => setRecording(true) : undefined}
            />
          ),
          list: hadFiles.current && (
            <Suspense>
              <FilesToSend uploads={attached.uploads} onEmpty={focusInput} />
            </Suspense>
          ),
          onPaste(clipboard) {
            const files = pastedFiles(clipboard, new Date())
            if (files.length > 0) void attached.add(asAdded(files))
            return files.length > 0
          },
        }}
      />
      <Suspense>
        {isTaking && (
          <Camera
            {...(patientId === null ? {} : { patientId })}
            onPhotos={(photos) => void addPhotos(photos)}
            onClose={() => setTaking(false)}
          />
        )}
      </Suspense>
    </>
  )
}

/** Whether this browser records sound at all; whether it may is asked when somebody wants to. */
function canRecord(): boolean {
  return 'MediaRecorder' in globalThis && navigator.mediaDevices !== undefined
}
