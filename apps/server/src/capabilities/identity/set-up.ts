import type { AccessCode } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { StreamWriter } from '../../platform/streams/stream-writer.ts'
import { openOrganisation, type Vault } from '../../platform/vault/index.ts'
import { resetAccessOf } from './people/reset-access-of.ts'
import { writePeople } from './people/write-people.ts'
import { insertOrganisation } from './store/organisations.ts'

export interface SetUpParts {
  database: Database
  vault: Vault
  clock: Clock
  publicUrl: string
}

export interface Founding {
  name: string
  administrator: { name: string; email: string; profession: string }
  demonstration: boolean
}

export interface Founded {
  organisationId: string
  administratorId: string
  /** With which the first administrator signs in for the first time. */
  access: AccessCode
}

/**
 * Creates an organisation with its keys, its stream and its first administrator. The system's own act: nobody is signed
 * in yet who could do it.
 */
export async function createOrganisation(parts: SetUpParts, founding: Founding): Promise<Founded> {
  const { database, vault, clock, publicUrl } = parts
  const organisationId = uuidv7()
  const at = clock.now()
  await openOrganisation(database.system, vault, organisationId)
  return inTransaction(database.app, organisationId, async (transaction) => {
    const { name, demonstration } = founding
    insertOrganisation(transaction, { id: organisationId, name, demonstration }, at)
    const streams = new StreamWriter(transaction)
    streams.begin({ kind: 'organisation', id: organisationId }, organisationId)
    const act = { organisationId, personId: null, at }
    const [added] = await writePeople({ transaction, streams, act, publicUrl }, [
      {
        ...founding.administrator,
        grade: null,
        specialty: null,
        contact: { telephone: null, bleep: null },
        siteId: null,
        placeId: null,
        administrator: true,
        teamIds: [],
      },
    ])
    if (added === undefined) throw new Error('the first administrator was not added')
    streams.audit({
      at,
      organisationId,
      streamId: organisationId,
      actor: 'system:set-up',
      action: 'identity.createOrganisation',
      subjects: [
        { kind: 'organisation', id: organisationId },
        { kind: 'person', id: added.person.id },
      ],
      commandId: null,
      commitment: null,
    })
    streams.flush()
    return { organisationId, administratorId: added.person.id, access: added.access }
  })
}

/**
 * Resets someone's access at the server's own command line, for an organisation whose administrators cannot sign in.
 * Running servers find within 5 seconds that the sessions have ended.
 */
export async function resetAccessAtConsole(
  { database, clock, publicUrl }: Omit<SetUpParts, 'vault'>,
  { personId, organisationId }: { personId: string; organisationId: string },
): Promise<AccessCode> {
  const at = clock.now()
  return inTransaction(database.app, organisationId, async (transaction) => {
    const streams = new StreamWriter(transaction)
    await streams.lock([organisationId])
    const { access } = await resetAccessOf(transaction, { organisationId, personId, at, publicUrl })
    streams.audit({
      at,
      organisationId,
      streamId: organisationId,
      actor: 'system:console',
      action: 'identity.resetAccess',
      subjects: [{ kind: 'person', id: personId }],
      commandId: null,
      commitment: null,
    })
    streams.flush()
    return access
  })
}
