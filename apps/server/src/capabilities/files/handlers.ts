import type { Handler } from '../../platform/operations/handler.ts'
import { begin } from './commands/begin.ts'
import { discard } from './commands/discard.ts'
import { draw } from './commands/draw.ts'
import { hangOnPatient } from './commands/hang-on-patient.ts'
import type { CheckedParts } from './parts.ts'
import { limits } from './queries/limits.ts'
import { listMine } from './queries/list-mine.ts'
import { listOfPatient } from './queries/list-of-patient.ts'
import { listWaiting } from './queries/list-waiting.ts'
import { open } from './queries/open.ts'
import { pageWords } from './queries/page-words.ts'
import { thumbnails } from './queries/thumbnails.ts'

/** Every operation of files themselves with what does it; a library's are its own. */
export function filesHandlers(parts: CheckedParts): Handler[] {
  return [
    limits(parts),
    begin(parts),
    discard(parts),
    draw(parts),
    hangOnPatient(parts),
    open(parts),
    thumbnails(parts),
    pageWords(parts),
    listOfPatient(parts),
    listMine(parts),
    listWaiting(parts),
  ]
}
