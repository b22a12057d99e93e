/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  readonly text: string
  readonly isHit: boolean
}

/** Around the first hit this many characters of the text are shown before it. */
const before = 60

/**
 * A body cut into what matched and what did not, beginning a little before the first hit, so that it is on show however
 * long the message is.
 *
 * @param highlights start and end (UTF-16 units) of what matched; those that overlap are taken together
 */
export function highlighted(body: string, highlights: readonly (readonly [number, number])[]): Piece[] {
  const ranges = joined(highlights.filter(([start, end]) => start < end && end <= body.length))
  const first = ranges[0]?.[0] ?? 0
  const from = first > before * 2 ? wordStart(body, first - before) : 0
  const pieces: Piece[] = []
  let at = from
  for (const [start, end] of ranges) {
    if (start > at) pieces.push({ text: body.slice(at, start), isHit: false })
    pieces.push({ text: body.slice(start, end), isHit: true })
    at = end
  }
  if (at < body.length) pieces.push({ text: body.slice(at), isHit: false })
  return from > 0 ? [{ text: '… ', isHit: false }, ...pieces] : pieces
}

function joined(ranges: readonly (readonly [number, number])[]): [number, number][] {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0])
  const result: [number, number][] = []
  for (const [start, end] of sorted) {
    const last = result.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}

function wordStart(body: string, near: number): number {
  const space = body.indexOf(' ', near)
  return space < 0 ? near : space + 1
}
