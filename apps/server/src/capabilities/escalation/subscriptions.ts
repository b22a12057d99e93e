import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import { type Follower, followOrganisations } from '../../platform/streams/follow-organisations.ts'
import { callAgain } from './commands/call-again.ts'
import { tellCoordinators } from './commands/tell-coordinators.ts'
import type { EscalationParts } from './parts.ts'

const storedRole = z.object({ roleId: z.string() })
const storedPerson = z.object({ personId: z.string() })

/**
 * Follows who coordinates, so that a new coordinator is told of everything that is open (ESC21), and who can be reached
 * no longer, so that nothing stays with somebody who has gone (ESC25).
 */
export function followRota(parts: EscalationParts, { clock, log }: { clock: Clock; log: Log }): Follower {
  return followOrganisations({
    database: parts.database,
    clock,
    log,
    name: 'escalation/rota',
    async act({ type, data, organisationId }) {
      const at = clock.now()
      if (type === 'role.changed') {
        await tellCoordinators(parts, { organisationId, roleId: storedRole.parse(data).roleId, at })
      }
      if (type === 'person.changed' || type === 'duty.changed') {
        await callAgain(parts, { organisationId, personId: storedPerson.parse(data).personId, at })
      }
    },
  })
}
