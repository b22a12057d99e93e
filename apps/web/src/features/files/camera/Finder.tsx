import { Flashlight, FlashlightOff, ImageUp, SwitchCamera } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { Spinner } from '../../../ui/spinner/Spinner.tsx'
import styles from './camera.module.css'
import { type CameraProblem, useCamera } from './use-camera.ts'

interface FinderProps {
  readonly onTaken: (video: HTMLVideoElement) => void
  /** Photos that were taken by another camera, and are on this device already. */
  readonly onPicked: (files: readonly File[]) => void
}

const problems: { readonly [Problem in CameraProblem]: { readonly title: string; readonly next: string } } = {
  refused: {
    title: 'Baton may not use the camera.',
    next: 'Press the camera or lock beside the address, allow the camera for Baton, then try again.',
  },
  none: {
    title: 'This device has no camera that can be used here.',
    next: 'Take the photo with another device that is signed in to Baton, or choose one that is here already.',
  },
  busy: {
    title: 'The camera does not answer.',
    next: 'Close what else uses it, such as a call in another window, then try again.',
  },
}

/** What the camera sees, and the one large button. Nothing of it is kept until it is pressed. */
export function Finder({ onTaken, onPicked }: FinderProps) {
  const camera = useCamera(true)
  const video = useRef<HTMLVideoElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const [isLive, setLive] = useState(false)

  useEffect(() => {
    const element = video.current
    if (!element) return
    element.srcObject = camera.stream
    if (!camera.stream) setLive(false)
  }, [camera.stream])

  const problem = camera.problem && problems[camera.problem]
  return (
    <>
      <div className={styles.finder}>
        <video
          ref={video}
          autoPlay
          playsInline
          muted
          aria-label="What the camera sees"
          className={styles.video}
          hidden={!isLive}
          onLoadedData={() => setLive(true)}
        />
        {problem && (
          <div className={styles.problem} role="alert">
            <h3>{problem.title}</h3>
            <p>{problem.next}</p>
            <div className={styles.row}>
              <Button onPress={camera.retry}>Try again</Button>
              <Button icon={<ImageUp />} onPress={() => picker.current?.click()}>
                Choose a photo
              </Button>
            </div>
          </div>
        )}
        {!problem && !isLive && (
          <p className={styles.problem} role="status">
            <Spinner /> Opening the camera. Allow it if your browser asks.
          </p>
        )}
      </div>
      <div className={styles.bar}>
        <span className={styles.barSide}>
          <IconButton
            label="Choose a photo that is here already"
            icon={<ImageUp />}
            onPress={() => picker.current?.click()}
          />
        </span>
        <button
          type="button"
          className={styles.shutter}
          aria-label="Take the photo"
          disabled={!isLive}
          onClick={() => video.current && onTaken(video.current)}
        />
        <span className={styles.barSide}>
          {camera.isLit !== null && (
            <IconButton
              label="Light"
              icon={camera.isLit ? <Flashlight /> : <FlashlightOff />}
              isOn={camera.isLit}
              onPress={() => void camera.light(!camera.isLit)}
            />
          )}
          {camera.canSwitch && (
            <IconButton
              label="Other camera"
              icon={<SwitchCamera />}
              onPress={() => void camera.switchCamera()}
            />
          )}
        </span>
      </div>
      <input
        ref={picker}
        type="file"
        accept="image/*"
        multiple
        tabIndex={-1}
        aria-label="Photos"
        className={styles.picker}
        onChange={({ currentTarget }) => {
          onPicked([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </>
  )
}
