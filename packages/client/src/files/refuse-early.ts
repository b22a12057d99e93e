import { type api, type FileFault, type OutputOf, type Refusal, refusals } from '@baton/contract'
import { faultWords } from '@baton/domain/files/fault-words'
import { kindByName } from '@baton/domain/files/types'

export type Limits = OutputOf<typeof api.files.limits>

/** Why a file is plainly not taken, before a byte of it is sent; `null` when the server must decide. */
export function refuseEarly(
  { name, bytes }: { name: string; bytes: number },
  limits: Limits | undefined,
): Refusal | null {
  if (bytes === 0) {
    return { code: 'bad-input', title: `“${name}” is empty.`, next: 'Choose another file.' }
  }
  if (kindByName(name) === null) return refusalFor(name, 'unknown-type')
  if (!limits) return null
  if (bytes > limits.largest) {
    return {
      code: 'too-large',
      title: `“${name}” is larger than ${megabytes(limits.largest)} MB.`,
      next: 'Make it smaller or shorter, then add it again.',
    }
  }
  if (bytes > limits.left) {
    return { code: 'no-room', title: `There is no room for “${name}”.`, next: refusals['no-room'].next }
  }
  return null
}

/** What the check said of a file, as a refusal. */
export function refusalFor(name: string, fault: FileFault): Refusal {
  const { why, next } = faultWords[fault]
  return { code: 'file-not-taken', title: `“${name}” ${why}.`, next }
}

/** It has to be chosen again: nothing here or on the server can go on with it. */
export function chooseAgain(name: string, why: string): Refusal {
  return { code: 'no-longer-possible', title: `“${name}” ${why}.`, next: 'Remove it and choose it again.' }
}

/** A name as the server takes it: of one line, no path, with nothing that hides how it is read. */
export function takenName(name: string): string {
  const plain = name.replaceAll(unreadable, '').replaceAll(/[/\\]/g, '-').trim()
  if (/^\.*$/.test(plain)) return 'File'
  if (plain.length <= longest) return plain
  const extension = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? ''
  return `${plain.slice(0, longest - extension.length)}${extension}`
}

const longest = 200
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the server refuses.
const unreadable = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

function megabytes(bytes: number): number {
  return Math.floor(bytes / (1024 * 1024))
}
