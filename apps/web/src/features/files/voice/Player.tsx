import { Pause, Play } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { lengthSpoken, lengthWords } from './recording.ts'
import styles from './voice.module.css'

const speeds = [1, 1.5, 2] as const

interface PlayerProps {
  readonly name: string
  /** As far as it is known before it is played. */
  readonly durationMs: number | null
  /** Where the sound is; asked for when somebody wants to hear it, `null` when it is not to be had. */
  readonly source: () => Promise<string | null>
  readonly tabIndex?: 0 | -1
}

/** Plays sound: from where one wants to hear it, at one, one and a half or two times its speed. */
export function Player({ name, durationMs, source, tabIndex = 0 }: PlayerProps) {
  const audio = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState<'no' | 'wanted' | 'yes'>('no')
  const [at, setAt] = useState(0)
  const [length, setLength] = useState(durationMs)
  const [speed, setSpeed] = useState<(typeof speeds)[number]>(1)
  const [isMissing, setMissing] = useState(false)
  const known = length ?? durationMs

  // One voice at a time.
  useEffect(() => {
    const hush = ({ target }: Event) => {
      if (target !== audio.current) audio.current?.pause()
    }
    document.addEventListener('play', hush, { capture: true })
    return () => document.removeEventListener('play', hush, { capture: true })
  }, [])

  async function play(): Promise<void> {
    const element = audio.current
    if (!element) return
    setPlaying('wanted')
    setMissing(false)
    try {
      if (!element.src) {
        const url = await source()
        if (url === null) throw new Error('Not to be had')
        element.src = url
      }
      element.playbackRate = speed
      await element.play()
    } catch {
      element.removeAttribute('src')
      setPlaying('no')
      setMissing(true)
    }
  }

  function choose(next: (typeof speeds)[number]): void {
    setSpeed(next)
    if (audio.current) audio.current.playbackRate = next
  }

  const isPlaying = playing !== 'no'
  const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1
  return (
    <div className={styles.player}>
      {/* biome-ignore lint/a11y/useMediaCaption: it is what a colleague said a moment ago; nobody has written it down */}
      <audio
        ref={audio}
        preload="none"
        onPlay={() => setPlaying('yes')}
        onPause={() => setPlaying('no')}
        onEnded={() => setAt(0)}
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime * 1000)}
        onDurationChange={({ currentTarget: { duration } }) => {
          if (Number.isFinite(duration)) setLength(duration * 1000)
        }}
      />
      <IconButton
        label={`${isPlaying ? 'Pause' : 'Play'}: ${name}`}
        icon={isPlaying ? <Pause /> : <Play />}
        tabIndex={tabIndex}
        onPress={() => (isPlaying ? audio.current?.pause() : void play())}
      />
      <div className={styles.track}>
        <input
          type="range"
          className={styles.position}
          aria-label={`Position in ${name}`}
          aria-valuetext={lengthSpoken(at)}
          min={0}
          max={Math.max(1000, known ?? at)}
          step={1000}
          value={Math.min(at, known ?? at)}
          tabIndex={tabIndex}
          disabled={known === null}
          onChange={({ currentTarget }) => {
            setAt(currentTarget.valueAsNumber)
            if (audio.current) audio.current.currentTime = currentTarget.valueAsNumber / 1000
          }}
        />
        <span className={styles.time}>
          {lengthWords(at)}
          {known !== null && ` of ${lengthWords(known)}`}
        </span>
        {isMissing && (
          <span className={styles.missing} role="alert">
            It cannot be played now. Try again.
          </span>
        )}
      </div>
      <button
        type="button"
        className={styles.speed}
        tabIndex={tabIndex}
        aria-label={`Speed ${speed} times. Change to ${next} times`}
        onClick={() => choose(next)}
      >
        {speed}×
      </button>
    </div>
  )
}
