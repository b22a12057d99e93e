import { type Delivered, parseEvent, type ServerFrame, serverFrame } from '@baton/contract'

/** A frame as the client handles it; an event that we do not know keeps its place, so that the gap is seen (RT8). */
export type Received =
  | Exclude<ServerFrame, { t: 'event' }>
  | { t: 'event'; event: Delivered }
  | { t: 'unknown-event'; stream: string; seq: number }

/** Reads the lines of one WebSocket message (RT29). A line that is no frame of ours is passed over. */
export type ReadFrames = (text: string) => Received[]

export const readFrames: ReadFrames = (text) =>
  text.split('\n').flatMap((line) => {
    const frame = line === '' ? undefined : readFrame(line)
    return frame ? [frame] : []
  })

/**
 * Reads as `readFrames` does, and remembers the last few lines: a process that holds many clients (the load generator)
 * receives the same bytes for each of them (RT25) and parses them once.
 */
export function sharedReader(remembered = 512): ReadFrames {
  const known = new Map<string, Received | undefined>()
  return (text) =>
    text.split('\n').flatMap((line) => {
      if (line === '') return []
      if (!known.has(line)) {
        if (known.size >= remembered) known.clear()
        known.set(line, readFrame(line))
      }
      return known.get(line) ?? []
    })
}

function readFrame(line: string): Received | undefined {
  const frame = serverFrame.safeParse(parseJson(line))
  if (!frame.success) return undefined
  if (frame.data.t !== 'event') return frame.data
  const event = parseEvent(frame.data)
  return event
    ? { t: 'event', event }
    : { t: 'unknown-event', stream: frame.data.stream, seq: frame.data.seq }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
