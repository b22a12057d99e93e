import { useEffect, useRef } from 'react'
import { cx } from '../../../../ui/cx.ts'
import styles from './stage.module.css'

interface PictureProps {
  readonly track: MediaStreamTrack
  /** Oneself as in a mirror. */
  readonly isMirrored?: boolean
  /** All of it, as a screen must be seen; a face fills its tile. */
  readonly isWhole?: boolean
}

/** What moves. Its sound is played elsewhere, so that it is heard on every screen. */
export function Picture({ track, isMirrored = false, isWhole = false }: PictureProps) {
  const video = useRef<HTMLVideoElement>(null)

  useEffect(() => {
    const element = video.current
    if (!element) return
    element.srcObject = new MediaStream([track])
    void element.play().catch(() => undefined)
    return () => {
      element.srcObject = null
    }
  }, [track])

  return (
    <video
      ref={video}
      className={cx(styles.picture, isMirrored && styles.mirrored, isWhole && styles.whole)}
      muted
      autoPlay
      playsInline
      disablePictureInPicture
      aria-hidden="true"
      tabIndex={-1}
    />
  )
}
