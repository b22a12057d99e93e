import type { Delivered, InputOf, Operation, OutputOf } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { v7 as uuidv7 } from 'uuid'
import { freshDatabase } from '../../platform/database/fresh-database.fixture.ts'
import { platformMigrations } from '../../platform/database/platform-migrations.fixture.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { silentLog } from '../../platform/log.ts'
import type { Answer } from '../../platform/operations/answer.ts'
import { createDispatcher } from '../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../platform/operations/receipts.ts'
import type { Caller, Viewer } from '../../platform/operations/viewer.ts'
import { createVault, makeMasterKeys } from '../../platform/vault/index.ts'
import { createIdentity, createOrganisation, identityMigrations } from './index.ts'
import { deletePassword } from './store/passwords.ts'

export type Hospital = Awaited<ReturnType<typeof openHospital>>
export type Browser = ReturnType<Hospital['browser']>

type Publish = (organisationId: string, delivered: readonly Delivered[]) => void

/** A database of its own with one small hospital, its administrator Ada Bell, and browsers to use it with. */
export async function openHospital({ demonstration = false } = {}) {
  const { database, connection, asOwner, drop } = await freshDatabase(
    ...platformMigrations,
    ...identityMigrations,
  )
  const clock = fakeClock()
  const vault = createVault(makeMasterKeys())
  const setUp = { database, vault, clock, publicUrl: 'http://localhost:3000' }
  const published: Delivered[] = []
  const listeners: Publish[] = []
  const publish: Publish = (organisationId, delivered) => {
    published.push(...delivered)
    for (const listener of listeners) listener(organisationId, delivered)
  }
  const given = {
    ...setUp,
    publish,
    log: silentLog,
    session: { idleMinutes: 15, absoluteHours: 12 },
    suggestions: new Map([['ada.bell@brannoc.example', ['Look round.']]]),
  }
  const identity = createIdentity(given)
  const dispatch = createDispatcher({
    handlers: identity.handlers,
    database,
    receipts: createReceipts(vault),
    clock,
    log: silentLog,
    publish,
  })
  const founded = await createOrganisation(setUp, {
    name: 'St Brannoc’s',
    administrator: { name: 'Ada Bell', email: 'ada.bell@brannoc.example', profession: 'Manager' },
    demonstration,
  })

  /** A browser with a cookie of its own. */
  function browser({ address = '10.0.0.1', userAgent = 'Firefox/140.0 (Linux)' } = {}) {
    let token: string | null = null
    async function caller(): Promise<Caller> {
      const viewer = token === null ? null : await identity.sessions.findByToken(token)
      if (viewer !== null) await identity.sessions.noteUse(viewer.sessionId)
      return {
        viewer,
        address,
        userAgent,
        setSession: (given) => {
          token = given
        },
      }
    }
    return {
      caller,
      token: () => token,
      async ask<O extends Operation>(
        operation: O,
        input: InputOf<O>,
        commandId = uuidv7(),
      ): Promise<Answer<OutputOf<O>>> {
        return (await dispatch(operation, input, await caller(), commandId)) as Answer<OutputOf<O>>
      },
    }
  }

  /** Acts as somebody without signing in, as the system's seeding does. */
  function as(viewer: Partial<Viewer> & { personId: string }) {
    return {
      async ask<O extends Operation>(
        operation: O,
        input: InputOf<O>,
        commandId = uuidv7(),
      ): Promise<Answer<OutputOf<O>>> {
        const whole = {
          organisationId: founded.organisationId,
          sessionId: uuidv7(),
          administrator: viewer.personId === founded.administratorId,
          ...viewer,
        }
        const caller = { viewer: whole, address: '10.0.0.1', userAgent: '' }
        return (await dispatch(operation, input, caller, commandId)) as Answer<OutputOf<O>>
      },
    }
  }

  return {
    clock,
    database,
    connection,
    asOwner,
    identity,
    dispatch,
    vault,
    setUp,
    given,
    founded,
    published,
    onPublished: (listener: Publish) => void listeners.push(listener),
    browser,
    as,
    /** Another organisation on the same server, seen by its administrator. */
    async foundAnother(called: string) {
      const other = await createOrganisation(setUp, {
        name: called,
        administrator: { name: 'Zoe Vane', email: 'zoe.vane@other.example', profession: 'Manager' },
        demonstration: false,
      })
      const { organisationId, administratorId: personId } = other
      return { ...as({ organisationId, personId, administrator: true }), ...other }
    },
    /** Someone who has passkeys only, as single sign-on will leave people. */
    forgetPassword: (organisationId: string, personId: string) =>
      inTransaction(database.app, organisationId, async (transaction) =>
        deletePassword(transaction, personId),
      ),
    close: drop,
  }
}

/** The value of an answer that must not be a refusal. */
export function granted<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`)
  return answer.value
}

/** The code of an answer that must be a refusal. */
export function refused(answer: Answer<unknown>): string {
  if (answer.ok) throw new Error(`not refused: ${JSON.stringify(answer.value)}`)
  return answer.refusal.code
}
