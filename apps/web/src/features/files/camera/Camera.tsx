import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useClient } from '../../../platform/use-client.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog as Question } from '../../../ui/dialog/Dialog.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from './camera.module.css'
import { Finder } from './Finder.tsx'
import { photoName } from './photo-name.ts'
import { StillEditor } from './StillEditor.tsx'
import { asJpeg, rendered, type Still, takeStill } from './still.ts'
import { stillOfFile } from './still-of-file.ts'
import { TakenStrip } from './TakenStrip.tsx'
import type { TakenPhoto } from './taken-photo.ts'
import { type Shows, WhomPhotosShow } from './WhomPhotosShow.tsx'

interface CameraProps {
  /** The place is about this patient, and so are its photos. */
  readonly patientId?: string | null
  /** The button that ends it: “Add”, “Send”. */
  readonly endWord?: string
  readonly onPhotos: (photos: readonly TakenPhoto[]) => void
  readonly onClose: () => void
}

/**
 * The camera, inside the application: what it sees goes through this page's memory to the server and is never written to
 * the device (FIL99). Several photos in one go, each cut, blurred or drawn on before it leaves.
 */
export function Camera({ patientId, endWord = 'Add', onPhotos, onClose }: CameraProps) {
  const [photos, setPhotos] = useState<readonly Still[]>([])
  const [editing, setEditing] = useState<Still | null>(null)
  const [isEnding, setEnding] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const { visiting } = useClient()
  // Whom a place elsewhere is about is none of the patients whom I could photograph.
  const isFixed = typeof patientId === 'string' && visiting === null
  const [shows, setShows] = useState<Shows>({
    patientId: isFixed ? patientId : undefined,
    toldPatient: null,
    consent: null,
  })
  const isSaid = shows.patientId === null || (typeof shows.patientId === 'string' && shows.consent !== null)
  const leave = () => (photos.length > 0 || editing ? setLeaving(true) : onClose())

  async function picked(files: readonly File[]) {
    const stills: Still[] = []
    for (const file of files) {
      const still = await stillOfFile(file)
      if (still) stills.push(still)
      else notify(`“${file.name}” cannot be read here. Add it as a file instead.`, { tone: 'bad' })
    }
    const [only, ...more] = stills
    if (only && more.length === 0) setEditing(only)
    else setPhotos((before) => [...before, ...stills])
  }

  function use(still: Still) {
    setPhotos((before) => {
      const isKnown = before.some(({ id }) => id === still.id)
      return isKnown ? before.map((one) => (one.id === still.id ? still : one)) : [...before, still]
    })
    setEditing(null)
  }

  async function end() {
    setBusy(true)
    const taken: TakenPhoto[] = []
    for (const still of photos) {
      const file = await asJpeg(rendered(still), photoName(still.takenAt))
      taken.push({
        file,
        patientId: visiting === null ? (shows.patientId ?? null) : null,
        toldPatient: visiting === null ? null : shows.toldPatient,
        consent: shows.consent,
        shapes: still.shapes,
      })
    }
    onPhotos(taken)
    onClose()
  }

  const count = photos.length === 1 ? '1 photo' : `${photos.length} photos`
  return (
    <ModalOverlay isOpen onOpenChange={(isOpen) => !isOpen && leave()} className={styles.overlay ?? ''}>
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label="Camera" className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <IconButton label="Close the camera" icon={<X />} onPress={leave} />
            <h2 className={styles.title}>{isEnding ? count : editing ? 'Your photo' : 'Take a photo'}</h2>
            {!editing && !isEnding && photos.length > 0 && (
              <Button variant="primary" icon={<Check />} onPress={() => setEnding(true)}>
                Done ({photos.length})
              </Button>
            )}
          </header>
          {editing ? (
            <StillEditor
              key={editing.id}
              still={editing}
              onChange={setEditing}
              onRetake={() => {
                setPhotos((before) => before.filter(({ id }) => id !== editing.id))
                setEditing(null)
              }}
              onUse={() => use(editing)}
            />
          ) : isEnding ? (
            <>
              <div className={styles.ending}>
                <TakenStrip photos={photos} onOpen={setEditing} onChange={setPhotos} />
                <WhomPhotosShow count={photos.length} shows={shows} isFixed={isFixed} onShows={setShows} />
              </div>
              <div className={styles.tools}>
                <div className={styles.row}>
                  <Button onPress={() => setEnding(false)}>Take another</Button>
                  <Button
                    variant="primary"
                    isBusy={isBusy}
                    isDisabled={!isSaid || photos.length === 0}
                    onPress={() => void end()}
                  >
                    {`${endWord} ${count}`}
                  </Button>
                </div>
              </div>
            </>
          ) : (
            <>
              <TakenStrip photos={photos} onOpen={setEditing} onChange={setPhotos} />
              <Finder
                onTaken={(video) => setEditing(takeStill(video))}
                onPicked={(files) => void picked(files)}
              />
            </>
          )}
          {isLeaving && (
            <Question
              title="Throw the photos away?"
              kind="alert"
              size="small"
              isOpen
              onOpenChange={setLeaving}
              footer={
                <>
                  <Button variant="danger" onPress={onClose}>
                    Throw away
                  </Button>
                  <Button onPress={() => setLeaving(false)}>Keep them</Button>
                </>
              }
            >
              <p>They were not added yet, and are nowhere else.</p>
            </Question>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
