import type { Handler } from '../../platform/operations/handler.ts'
import type { FilesParts } from './parts.ts'

/** Every operation of files with what does it. */
export function filesHandlers(_parts: FilesParts): Handler[] {
  return []
}
