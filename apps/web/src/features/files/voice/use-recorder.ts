import { useCallback, useEffect, useRef, useState } from 'react'
import {
  formatFor,
  longestNote,
  loudness,
  type MicrophoneProblem,
  microphoneProblem,
  noteName,
} from './recording.ts'

export interface Note {
  readonly content: Blob
  readonly name: string
}

export type Recording =
  | { readonly state: 'starting' }
  | { readonly state: 'failed'; readonly problem: MicrophoneProblem }
  | { readonly state: 'recording' | 'paused'; readonly ms: number; readonly level: number }
  | { readonly state: 'recorded'; readonly note: Note; readonly ms: number }

interface Session {
  readonly recorder: MediaRecorder
  readonly analyser: AnalyserNode
  readonly name: string
  /** What was recorded before the present stretch, in ms, and when that began. */
  ms: number
  since: number | null
  close(): void
}

/** How often the length and the level are drawn, in ms. */
const tick = 100

/** Records a voice note in memory, from when it is used until it is stopped or the limit is reached. */
export function useRecorder() {
  const [recording, setRecording] = useState<Recording>({ state: 'starting' })
  const [attempt, setAttempt] = useState(0)
  const session = useRef<Session>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt begins anew
  useEffect(() => {
    let isGone = false
    setRecording({ state: 'starting' })
    void begin().then(
      (begun) => {
        if (isGone) {
          begun.close()
          return
        }
        session.current = begun
        begun.recorder.addEventListener('dataavailable', ({ data }) => {
          if (isGone) return
          const note = { content: data, name: begun.name }
          setRecording({ state: 'recorded', note, ms: lengthOf(begun) })
          begun.close()
        })
        begun.since = performance.now()
        begun.recorder.start()
        setRecording({ state: 'recording', ms: 0, level: 0 })
      },
      (error: unknown) => {
        const problem = microphoneProblem(error instanceof Error ? error.name : '')
        if (!isGone) setRecording({ state: 'failed', problem })
      },
    )
    return () => {
      isGone = true
      session.current?.close()
      session.current = undefined
    }
  }, [attempt])

  const stop = useCallback(() => {
    const { current } = session
    if (!current || current.recorder.state === 'inactive') return
    hold(current)
    current.recorder.stop()
  }, [])

  const isRecording = recording.state === 'recording'
  useEffect(() => {
    if (!isRecording) return
    const ticker = setInterval(() => {
      const { current } = session
      // What was stopped or paused a moment ago is drawn by whoever did it: a late tick must not undo that.
      if (current?.recorder.state !== 'recording') return
      const ms = lengthOf(current)
      if (ms >= longestNote) stop()
      else setRecording({ state: 'recording', ms, level: levelOf(current.analyser) })
    }, tick)
    return () => clearInterval(ticker)
  }, [isRecording, stop])

  return {
    recording,
    stop,
    pause() {
      const { current } = session
      if (!current) return
      current.recorder.pause()
      hold(current)
      setRecording({ state: 'paused', ms: lengthOf(current), level: 0 })
    },
    resume() {
      const { current } = session
      if (!current) return
      current.recorder.resume()
      current.since = performance.now()
      setRecording({ state: 'recording', ms: lengthOf(current), level: 0 })
    },
    again: () => setAttempt((count) => count + 1),
  }
}

async function begin(): Promise<Session> {
  const format = formatFor((mediaType) => MediaRecorder.isTypeSupported(mediaType))
  if (!format) throw new Error('This browser records nothing that is taken')
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const recorder = new MediaRecorder(stream, { mimeType: format.mediaType, audioBitsPerSecond: 48_000 })
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  context.createMediaStreamSource(stream).connect(analyser)
  return {
    recorder,
    analyser,
    name: noteName(new Date(), format),
    ms: 0,
    since: null,
    close() {
      // The sign that somebody is listening goes out at once.
      for (const track of stream.getTracks()) track.stop()
      void context.close().catch(() => {})
    },
  }
}

function hold(session: Session): void {
  session.ms = lengthOf(session)
  session.since = null
}

function lengthOf({ ms, since }: Session): number {
  return since === null ? ms : ms + performance.now() - since
}

function levelOf(analyser: AnalyserNode): number {
  const samples = new Uint8Array(analyser.fftSize)
  analyser.getByteTimeDomainData(samples)
  return loudness(samples)
}
