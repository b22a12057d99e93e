import type { Handler } from '../../platform/operations/handler.ts'
import { accept } from './commands/accept.ts'
import { cancel } from './commands/cancel.ts'
import { complete } from './commands/complete.ts'
import { decline } from './commands/decline.ts'
import { markPageDelivered, markPageSeen } from './commands/mark-page.ts'
import { passOn } from './commands/pass-on.ts'
import { saveLadder } from './commands/save-ladder.ts'
import type { EscalationParts } from './parts.ts'
import { engine } from './queries/engine.ts'
import { history } from './queries/history.ts'
import { listLadders } from './queries/list-ladders.ts'
import { listOpen } from './queries/list-open.ts'
import { open } from './queries/open.ts'

/** Every operation of escalation with what does it. */
export function escalationHandlers(parts: EscalationParts): Handler[] {
  return [
    accept(parts),
    decline(parts),
    passOn(parts),
    cancel(parts),
    complete(parts),
    markPageDelivered(parts),
    markPageSeen(parts),
    listOpen(parts),
    open(parts),
    history(parts),
    listLadders(),
    saveLadder(parts),
    engine(),
  ]
}
