import type { Handler } from '../../platform/operations/handler.ts'
import { checkAccessCode } from './commands/check-access-code.ts'
import { issueTicket } from './commands/issue-ticket.ts'
import { signInWithPassword } from './commands/sign-in-with-password.ts'
import { signOut } from './commands/sign-out.ts'
import { useAccessCode } from './commands/use-access-code.ts'
import type { Identity } from './parts.ts'
import { peopleByIds } from './queries/people-by-ids.ts'
import { whoAmI } from './queries/who-am-i.ts'

/** What identity answers, one line an operation. */
export function identityHandlers(identity: Identity): Handler[] {
  return [
    signInWithPassword(identity),
    checkAccessCode(identity),
    useAccessCode(identity),
    signOut(identity),
    whoAmI(identity),
    issueTicket(identity),
    peopleByIds,
  ]
}
