import { type SyntheticEvent, useRef, useState } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { ErrorState } from '../../../ui/error-state/ErrorState.tsx'
import { Stage, type Stepping } from './Stage.tsx'
import type { Opened } from './use-opened-file.ts'
import styles from './viewer.module.css'

interface MediaPaneProps {
  readonly opened: Opened
  readonly onRenew: () => Promise<Opened | null>
  readonly label: string
  readonly stepping: Stepping | undefined
}

/** Sound and film, with the browser’s own player: every key that people know from it works. */
export function MediaPane({ opened, onRenew, label, stepping }: MediaPaneProps) {
  const { file, links } = opened
  // The way that it plays by is kept: another would begin from the start again.
  const [source, setSource] = useState(links.whole)
  const [hasFailed, setFailed] = useState(false)
  const resume = useRef<{ at: number; isPlaying: boolean } | null>(null)

  /** Its way has ended while it was played: it goes on by a new one from where it was. */
  async function failed(event: SyntheticEvent<HTMLMediaElement>) {
    const player = event.currentTarget
    const at = player.currentTime
    const hasJustResumed = resume.current !== null
    resume.current = { at, isPlaying: !player.paused }
    const next = (await onRenew())?.links.whole
    if (!next || next === source || hasJustResumed) setFailed(true)
    else setSource(next)
  }

  function loaded(event: SyntheticEvent<HTMLMediaElement>) {
    const goesOn = resume.current
    resume.current = null
    if (!goesOn) return
    event.currentTarget.currentTime = goesOn.at
    if (goesOn.isPlaying) void event.currentTarget.play()
  }

  async function retry() {
    resume.current = null
    const next = (await onRenew())?.links.whole
    if (!next) return
    setSource(next)
    setFailed(false)
  }

  if (hasFailed || source === null) {
    return (
      <div className={styles.middle}>
        <ErrorState
          title="It cannot be played."
          next="Check the network and try again, or download it and play it elsewhere."
          action={<Button onPress={() => void retry()}>Try again</Button>}
        />
      </div>
    )
  }
  const shared = {
    src: source,
    controls: true,
    'aria-label': label,
    preload: 'metadata',
    onError: (event: SyntheticEvent<HTMLMediaElement>) => void failed(event),
    onLoadedMetadata: loaded,
  } as const
  return (
    <Stage stepping={stepping}>
      <div className={styles.player}>
        {file.kind === 'video' ? <video {...shared} playsInline /> : <audio {...shared} />}
      </div>
    </Stage>
  )
}
