import { Camera as CameraIcon, Paperclip } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import type { TakenPhoto } from '../camera/taken-photo.ts'
import styles from './place.module.css'

const Camera = lazy(async () => ({ default: (await import('../camera/Camera.tsx')).Camera }))

interface AddHereProps {
  /** Whom the place is about: its photos show them. */
  readonly patientId: string | null
  readonly onFiles: (files: readonly File[]) => void
  readonly onPhotos: (photos: readonly TakenPhoto[]) => void
}

/** Adding a file, or a photo by the camera, where something stands on its own. */
export function AddHere({ patientId, onFiles, onPhotos }: AddHereProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isTaking, setTaking] = useState(false)
  return (
    <div className={styles.add}>
      <Button icon={<Paperclip />} onPress={() => input.current?.click()}>
        Add a file
      </Button>
      <Button icon={<CameraIcon />} onPress={() => setTaking(true)}>
        Take a photo
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Files to add"
        className={styles.picker}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
      <Suspense>
        {isTaking && <Camera patientId={patientId} onPhotos={onPhotos} onClose={() => setTaking(false)} />}
      </Suspense>
    </div>
  )
}
