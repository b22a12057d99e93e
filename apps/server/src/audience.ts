import { callEvents, hydrateCalls } from './capabilities/calls/index.ts'
import { crashEvents, hydrateCrash } from './capabilities/crash/index.ts'
import { dutyEvents, hydrateDuty } from './capabilities/duty/index.ts'
import { escalationEvents, hydrateEscalation } from './capabilities/escalation/index.ts'
import {
  fileEvents,
  filesAt,
  hydrateFiles,
  hydrateLibrary,
  libraryEvents,
} from './capabilities/files/index.ts'
import { hydrateIdentity, readableOwnStreams } from './capabilities/identity/index.ts'
import { hydrateMessaging, messagingEffectOn, readableConversations } from './capabilities/messaging/index.ts'
import {
  hydratePatients,
  patientEvents,
  patientsByIds,
  type Relating,
} from './capabilities/patients/index.ts'
import { handoverEvents, hydrateHandovers, hydrateTasks, taskEvents } from './capabilities/tasks/index.ts'
import type { Transaction } from './platform/database/transaction.ts'
import type { Audience, Hydrated, LoggedEvent } from './platform/realtime/ports.ts'
import type { Vault } from './platform/vault/index.ts'

/** What realtime asks of the capabilities, put together: who reads which streams, and what the log's ids say now. */
export function createAudience(vault: Vault, relating: Relating): Audience {
  const hydrators = hydratorsWith(relating)
  return {
    async readableStreams(transaction, personIds) {
      const own = await readableOwnStreams(transaction, personIds)
      const active = [...new Set(own.map(({ personId }) => personId))]
      return [...own, ...(await readableConversations(transaction, active))]
    },
    hydrate: (transaction, events) => hydrate(hydrators, transaction, vault, events),
    effectOn: messagingEffectOn,
  }
}

type Hydrate = (transaction: Transaction, vault: Vault, events: readonly LoggedEvent[]) => Promise<Hydrated[]>

interface Hydrator {
  readonly owns: (event: LoggedEvent) => boolean
  readonly hydrate: Hydrate
}

/** Whose each event is, one line a capability: the first that it belongs to says what it means. */
const hydratorsWith = (relating: Relating): readonly Hydrator[] => [
  {
    owns: ({ type }) => patientEvents.has(type),
    hydrate: (transaction, vault, events) => hydratePatients(transaction, vault, relating, events),
  },
  { owns: ({ type }) => fileEvents.has(type), hydrate: hydrateFiles },
  { owns: ({ type }) => libraryEvents.has(type), hydrate: hydrateLibrary },
  { owns: ({ type }) => dutyEvents.has(type), hydrate: hydrateDuty },
  { owns: ({ type }) => escalationEvents.has(type), hydrate: hydrateEscalation },
  { owns: ({ type }) => crashEvents.has(type), hydrate: hydrateCrash },
  {
    owns: ({ type }) => taskEvents.has(type),
    hydrate: (transaction, vault, events) =>
      hydrateTasks(transaction, { vault, patients: { patientsByIds } }, events),
  },
  {
    owns: ({ type }) => handoverEvents.has(type),
    hydrate: (transaction, vault, events) => hydrateHandovers(transaction, { vault }, events),
  },
  {
    owns: ({ type }) => callEvents.has(type),
    hydrate: (transaction, vault, events) => hydrateCalls({ transaction, vault, files: { filesAt } }, events),
  },
  {
    owns: ({ kind }) => kind === 'organisation',
    hydrate: (transaction, _vault, events) => hydrateIdentity(transaction, events),
  },
  {
    owns: () => true,
    hydrate: (transaction, vault, events) =>
      hydrateMessaging(transaction, { vault, files: { filesAt } }, events),
  },
]

/** Each event by the capability whose it is. */
async function hydrate(
  hydrators: readonly Hydrator[],
  transaction: Transaction,
  vault: Vault,
  events: readonly LoggedEvent[],
): Promise<Hydrated[]> {
  const said = new Map<LoggedEvent, Hydrated>()
  const byOwner = Map.groupBy(events, (event) => hydrators.find(({ owns }) => owns(event)))
  for (const [owner, theirs] of byOwner) {
    const hydrated = (await owner?.hydrate(transaction, vault, theirs)) ?? []
    for (const [index, event] of theirs.entries()) {
      const now = hydrated[index]
      if (now !== undefined) said.set(event, now)
    }
  }
  return events.map((event) => {
    const now = said.get(event)
    if (now === undefined) throw new Error(`event ${event.seq} of ${event.streamId} was not hydrated`)
    return now
  })
}
