import type { Directories } from './directory/directories.ts'
import type { IdentityParts } from './parts.ts'
import type { LiveSessions } from './sessions/live-sessions.ts'

/** What its own commands and queries share. */
export interface Identity extends IdentityParts {
  sessions: LiveSessions
  directories: Directories
}
