import { CameraOff, Mic, MicOff, Video, VideoOff } from 'lucide-react'
import { cx } from '../../../../ui/cx.ts'
import { IconButton } from '../../../../ui/icon-button/IconButton.tsx'
import { cameraWords, microphoneWords } from '../devices/device-words.ts'
import type { OwnMedia, OwnSnapshot } from '../devices/own-media.ts'
import { Picture } from '../stage/Picture.tsx'
import styles from './device-check.module.css'
import { Level } from './Level.tsx'

interface OwnPreviewProps {
  readonly own: OwnMedia
  readonly snapshot: OwnSnapshot
}

/** Oneself as the others will see one, and whether the microphone hears; what cannot be had is said in words. */
export function OwnPreview({ own, snapshot }: OwnPreviewProps) {
  const { microphone, camera } = snapshot
  return (
    <div className={styles.preview}>
      <div className={styles.mirror}>
        {camera.track ? (
          <Picture track={camera.track} isMirrored />
        ) : (
          <span className={styles.dark}>
            <CameraOff aria-hidden="true" />
            {camera.isOn ? 'Camera is starting…' : 'Camera is off'}
          </span>
        )}
        <span className={styles.toggles}>
          <span className={cx(styles.toggle, !microphone.isOn && styles.off)}>
            <IconButton
              label={microphone.isOn ? 'Mute' : 'Unmute'}
              icon={microphone.isOn ? <Mic /> : <MicOff />}
              onPress={() => void own.setMicrophone(!microphone.isOn)}
            />
          </span>
          <span className={cx(styles.toggle, !camera.isOn && styles.off)}>
            <IconButton
              label={camera.isOn ? 'Stop camera' : 'Start camera'}
              icon={camera.isOn ? <Video /> : <VideoOff />}
              onPress={() => void own.setCamera(!camera.isOn)}
            />
          </span>
        </span>
      </div>
      <Level track={microphone.track} />
      <div role="status" className={styles.troubles}>
        {microphone.trouble && <p>{microphoneWords(microphone.trouble)}</p>}
        {camera.trouble && <p>{cameraWords(camera.trouble)}</p>}
      </div>
    </div>
  )
}
