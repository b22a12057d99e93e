import type { Handler } from '../../platform/operations/handler.ts'
import { answer } from './commands/answer.ts'
import { arrive } from './commands/arrive.ts'
import { markDelivered } from './commands/mark-delivered.ts'
import { raise } from './commands/raise.ts'
import { removeTeam } from './commands/remove-team.ts'
import { saveTeam } from './commands/save-team.ts'
import { standDown } from './commands/stand-down.ts'
import { startTest } from './commands/start-test.ts'
import type { CrashParts } from './parts.ts'
import { history } from './queries/history.ts'
import { listOpen } from './queries/list-open.ts'
import { listTeams } from './queries/list-teams.ts'
import { open } from './queries/open.ts'

/** Every operation of crash with what does it. */
export function crashHandlers(parts: CrashParts): Handler[] {
  return [
    listTeams,
    saveTeam(parts),
    removeTeam,
    raise(parts),
    startTest(parts),
    markDelivered(parts),
    answer(parts),
    arrive(parts),
    standDown(parts),
    listOpen(parts),
    open(parts),
    history(parts),
  ]
}
