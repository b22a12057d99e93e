import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

/** Largest line between the server and its media process: an offer or an answer, as JSON, with room to spare. */
export const longestLine = 256 * 1024

/** Hands over each line of text as it comes; one that is too long is left out and told. */
export function readLines(from: Readable, line: (text: string) => void, tooLong: () => void): void {
  const decoder = new StringDecoder('utf8')
  let begun = ''
  let skipping = false
  from.on('data', (bytes: Buffer) => {
    const parts = decoder.write(bytes).split('\n')
    const last = parts.pop() ?? ''
    for (const part of parts) {
      const whole = begun + part
      begun = ''
      if (skipping) skipping = false
      else if (whole.length > longestLine) tooLong()
      else line(whole)
    }
    if (!skipping) begun += last
    if (begun.length <= longestLine) return
    begun = ''
    skipping = true
    tooLong()
  })
}
