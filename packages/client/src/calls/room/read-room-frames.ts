import { type RoomFrame, roomFrame } from '@baton/contract'

/** Reads the lines of one WebSocket message. A line that is no frame of ours is passed over. */
export function readRoomFrames(text: string): RoomFrame[] {
  return text.split('\n').flatMap((line) => {
    const frame = line === '' ? undefined : roomFrame.safeParse(parseJson(line))
    return frame?.success ? [frame.data] : []
  })
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
