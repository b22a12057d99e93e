import type { Handler } from '../../platform/operations/handler.ts'
import { begin } from './commands/begin.ts'
import { discard } from './commands/discard.ts'
import type { CheckedParts } from './parts.ts'
import { limits } from './queries/limits.ts'

/** Every operation of files with what does it. */
export function filesHandlers(parts: CheckedParts): Handler[] {
  return [limits(parts), begin(parts), discard(parts)]
}
