import { Mic, Pause, Send, Square, Trash2, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { useObjectUrl } from '../attach/AttachedFiles.tsx'
import { Player } from './Player.tsx'
import { lengthSpoken, lengthWords, longestNote } from './recording.ts'
import { type Note, type Recording, useRecorder } from './use-recorder.ts'
import styles from './voice.module.css'

interface VoiceNoteProps {
  readonly onSend: (note: Note) => void
  readonly onClose: () => void
}

/** Records a voice note in the place of the composer: speak, listen back, send or throw away. */
export function VoiceNote({ onSend, onClose }: VoiceNoteProps) {
  const { recording, stop, pause, resume, again } = useRecorder()
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => bar.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div ref={bar} role="group" aria-label="Voice note" tabIndex={-1} className={styles.bar}>
      {recording.state === 'starting' && <p className={styles.words}>Waiting for the microphone</p>}
      {recording.state === 'failed' && (
        <>
          <p className={styles.problem} role="alert">
            <strong>{recording.problem.title}</strong> {recording.problem.next}
          </p>
          <Button size="small" onPress={again}>
            Try again
          </Button>
        </>
      )}
      {(recording.state === 'recording' || recording.state === 'paused') && (
        <>
          <IconButton label="Throw away" icon={<Trash2 />} onPress={onClose} />
          <Level recording={recording} />
          {recording.state === 'recording' ? (
            <IconButton label="Pause" icon={<Pause />} onPress={pause} />
          ) : (
            <IconButton label="Go on recording" icon={<Mic />} onPress={resume} />
          )}
          <IconButton variant="solid" label="Stop and listen" icon={<Square />} onPress={stop} />
        </>
      )}
      {recording.state === 'recorded' && (
        <Recorded
          recording={recording}
          onSend={() => {
            onSend(recording.note)
            onClose()
          }}
          onClose={onClose}
        />
      )}
      {(recording.state === 'starting' || recording.state === 'failed') && (
        <IconButton label="Close" icon={<X />} onPress={onClose} />
      )}
      <VisuallyHidden>
        <span role="status">{spoken(recording)}</span>
      </VisuallyHidden>
    </div>
  )
}

type Running = Extract<Recording, { readonly level: number }>

/** That it hears something, and for how long it has. */
function Level({ recording: { state, ms, level } }: { readonly recording: Running }) {
  const left = longestNote - ms
  return (
    <div className={styles.level}>
      <span className={styles.dot} data-live={state === 'recording'} aria-hidden="true" />
      <meter className={styles.meter} aria-label="Loudness" min={0} max={1} value={level} />
      <span className={styles.time} role="timer">
        {lengthWords(ms)}
        {left < 30_000 && <strong> {lengthWords(left)} left</strong>}
      </span>
    </div>
  )
}

interface RecordedProps {
  readonly recording: Extract<Recording, { readonly state: 'recorded' }>
  readonly onSend: () => void
  readonly onClose: () => void
}

function Recorded({ recording: { note, ms }, onSend, onClose }: RecordedProps) {
  const url = useObjectUrl(note.content)
  return (
    <>
      <IconButton label="Throw away" icon={<Trash2 />} onPress={onClose} />
      <div className={styles.listen}>
        <Player name="Voice note" durationMs={ms} source={async () => url ?? null} />
      </div>
      <IconButton variant="solid" label="Send voice note" icon={<Send />} onPress={onSend} />
    </>
  )
}

function spoken(recording: Recording): string {
  switch (recording.state) {
    case 'starting':
    case 'failed':
      return ''
    case 'recording':
      return longestNote - recording.ms < 30_000 ? 'Recording. Less than 30 seconds left' : 'Recording'
    case 'paused':
      return 'Recording paused'
    case 'recorded':
      return `Recorded, ${lengthSpoken(recording.ms)}. Listen to it, send it or throw it away`
  }
}
