import { Mic } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { watchLevel } from '../devices/level.ts'
import styles from './device-check.module.css'

/** Louder than this somebody speaks. */
const spoken = 0.35

/** A bar that moves with the voice: the microphone hears. Also in words, for whoever does not see it. */
export function Level({ track }: { readonly track: MediaStreamTrack | null }) {
  const bar = useRef<HTMLSpanElement>(null)
  const [hears, setHears] = useState(false)

  useEffect(() => {
    setHears(false)
    if (!track) return
    return watchLevel(track, (level) => {
      if (bar.current) bar.current.style.scale = `${level} 1`
      if (level > spoken) setHears(true)
    })
  }, [track])

  return (
    <div className={styles.level}>
      <Mic aria-hidden="true" />
      <span className={styles.track} aria-hidden="true">
        <span ref={bar} className={styles.fill} />
      </span>
      <span className={styles.hears} role="status">
        {track === null ? 'No microphone' : hears ? 'It hears you' : 'Say something'}
      </span>
    </div>
  )
}
