import type { ContentRange } from '../content/frames.ts'

/**
 * The range that a request asks for; `null` for all of it, `beyond` for none that there is. Of several ranges at once
 * nothing is said: all of it is a right answer too.
 */
export function byteRange(header: string | undefined, bytes: number): ContentRange | null | 'beyond' {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (asked === null) return null
  const [, from = '', to = ''] = asked
  if (from === '' && to === '') return null
  if (from === '') {
    const last = Number(to)
    return last === 0 ? 'beyond' : { start: Math.max(0, bytes - last), end: bytes }
  }
  const start = Number(from)
  const end = to === '' ? bytes : Math.min(bytes, Number(to) + 1)
  if (to !== '' && Number(to) < start) return null
  return start >= bytes ? 'beyond' : { start, end }
}
