import type { Handler } from '../../platform/operations/handler.ts'
import { admit } from './commands/admit.ts'
import { answer } from './commands/answer.ts'
import { end } from './commands/end.ts'
import { join } from './commands/join.ts'
import { lock } from './commands/lock.ts'
import { makeHost } from './commands/make-host.ts'
import { markMissedSeen } from './commands/mark-missed-seen.ts'
import { remove } from './commands/remove.ts'
import { ring } from './commands/ring.ts'
import { silence } from './commands/silence.ts'
import { start } from './commands/start.ts'
import { turnAway } from './commands/turn-away.ts'
import { comeBack } from './guests/commands/come-back.ts'
import { knock } from './guests/commands/knock.ts'
import { lookAtLink } from './guests/commands/look-at-link.ts'
import { makeGuestLink } from './guests/commands/make-guest-link.ts'
import { revokeGuestLink } from './guests/commands/revoke-guest-link.ts'
import { listGuestLinks } from './guests/queries/list-guest-links.ts'
import { arrange } from './meetings/commands/arrange.ts'
import { cancel } from './meetings/commands/cancel.ts'
import { change } from './meetings/commands/change.ts'
import { meetNow } from './meetings/commands/meet-now.ts'
import { reply } from './meetings/commands/reply.ts'
import { invitation } from './meetings/queries/invitation.ts'
import type { CallsAtWork } from './parts.ts'
import { listMine } from './queries/list-mine.ts'
import { open } from './queries/open.ts'
import { withWhom } from './queries/with-whom.ts'
import { history } from './record/queries/history.ts'
import { openRecord } from './record/queries/open-record.ts'

/** Every operation of calls with what does it. */
export function callHandlers(parts: CallsAtWork): Handler[] {
  return [
    start(parts),
    ring(parts),
    answer(parts),
    markMissedSeen(parts),
    listMine(parts),
    withWhom(parts),
    join(parts),
    open(parts),
    admit(parts),
    turnAway(parts),
    silence(parts),
    remove(parts),
    lock(parts),
    makeHost(parts),
    end(parts),
    arrange(parts),
    meetNow(parts),
    change(parts),
    cancel(parts),
    reply(parts),
    invitation(parts),
    makeGuestLink(parts),
    revokeGuestLink(parts),
    listGuestLinks,
    lookAtLink(parts),
    knock(parts),
    comeBack(parts),
    openRecord(parts),
    history(parts),
  ]
}
