import { type FileKind, fileFault } from '@baton/contract'
import { agree, typeByContent } from '@baton/domain/files/types'
import type { Bench } from './bench.ts'
import type { Outcome } from './outcome.ts'
import { asRendition, type Rendition } from './rendition.ts'
import type { Found, MadeName } from './wire.ts'

/** Renditions of one file together; a picture of 50 million points is a third of it. */
const mostMade = 128 * 1024 * 1024

/** Hears what a process makes of a file. It is believed as far as it can be checked: it may speak for the file. */
export async function hearOutcome(bench: Bench, name: string): Promise<Outcome> {
  const made: { name: MadeName; content: Buffer }[] = []
  let left = mostMade
  for (;;) {
    const heard = await bench.hear(left)
    if (heard === null) return afterEnd(bench)
    const { heading, content } = heard
    if (heading.is === 'bad') {
      const fault = fileFault.safeParse(heading.fault)
      return fault.success ? { is: 'bad', fault: fault.data } : { is: 'failed' }
    }
    if (heading.is === 'no-page') return { is: 'failed' }
    if (heading.is === 'good') return asGood(name, heading.found, made)
    left -= content.length
    made.push({ name: heading.name, content })
  }
}

async function afterEnd(bench: Bench): Promise<Outcome> {
  const ending = await bench.ending
  if (ending === 'exceeded') return { is: 'bad', fault: 'bomb' }
  return { is: ending === 'slow' ? 'slow' : 'failed' }
}

function asGood(name: string, found: Found, made: readonly { name: MadeName; content: Buffer }[]): Outcome {
  const type = typeByContent(found.mediaType)
  if (type === null) return { is: 'bad', fault: 'unknown-type' }
  if (!agree(name, found.mediaType)) return { is: 'bad', fault: 'wrong-type' }
  const renditions = made.map((one) => asRendition(type.kind, one.name, one.content))
  const sound = renditions.filter((rendition): rendition is Rendition => rendition !== null)
  const names = new Set(sound.map((rendition) => rendition.name))
  const isWhole = sound.length === made.length && names.size === made.length
  if (!isWhole || needed[type.kind].some((one) => !names.has(one))) return { is: 'failed' }
  return { is: 'good', kind: type.kind, found, renditions: sound }
}

/** Without these a file of that kind could not be looked at. */
const needed: Readonly<Record<FileKind, readonly MadeName[]>> = {
  image: ['thumbnail', 'preview', 'whole'],
  pdf: ['words'],
  text: ['whole', 'words'],
  office: ['words'],
  audio: [],
  video: [],
}
