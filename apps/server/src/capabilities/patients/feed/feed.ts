import type { Clock } from '../../../platform/clock.ts'
import type { Log } from '../../../platform/log.ts'
import { findOrganisations } from '../../identity/index.ts'
import type { PatientsParts } from '../parts.ts'
import { type Listener, listen } from './mllp/listen.ts'
import { takeMessage } from './take-message.ts'

/** Where the feed listens, and for whom. */
export interface FeedSettings {
  readonly host: string
  readonly port: number
  /** The name of the organisation whose patients it brings; `null`: the only one there is. */
  readonly organisation: string | null
}

export type StartedFeed =
  | { readonly ok: true; readonly listener: Listener }
  | { readonly ok: false; readonly sentence: string }

/** Begins to listen for the hospital's own system, or says why it cannot. */
export async function startFeed(
  parts: PatientsParts,
  settings: FeedSettings,
  { clock, log }: { clock: Clock; log: Log },
): Promise<StartedFeed> {
  const { host, port } = settings
  const first = await organisationFor(parts, settings)
  if (!first.ok) return first
  let organisationId = first.id
  try {
    const listener = await listen({
      host,
      port,
      clock,
      log,
      async take(bytes, tooLarge) {
        if (organisationId === null) {
          const now = await organisationFor(parts, settings)
          if (!now.ok || now.id === null) throw new Error('there is no organisation for the feed yet')
          organisationId = now.id
        }
        return takeMessage(parts, organisationId, bytes, tooLarge)
      },
    })
    return { ok: true, listener }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return {
      ok: false,
      sentence: `HL7_LISTEN names ${host}:${port}, which could not be taken (${code}). Choose another: HL7_LISTEN=127.0.0.1:2575`,
    }
  }
}

type ForWhom =
  | { readonly ok: true; readonly id: string | null }
  | { readonly ok: false; readonly sentence: string }

/** Whose patients the feed brings; `null`: there is no organisation yet, and it is looked for again. */
async function organisationFor(
  { database }: PatientsParts,
  { organisation }: FeedSettings,
): Promise<ForWhom> {
  const all = await findOrganisations(database.system)
  if (all.length === 0) return { ok: true, id: null }
  const named = organisation === null ? all : all.filter(({ name }) => name === organisation)
  const [one] = named
  if (one !== undefined && named.length === 1) return { ok: true, id: one.id }
  const names = all.map(({ name }) => `“${name}”`).join(', ')
  return {
    ok: false,
    sentence:
      organisation === null
        ? `HL7_LISTEN is set and there are several organisations, so HL7_ORGANISATION must name one of ${names}.`
        : `HL7_ORGANISATION must be the name of one organisation here: ${names}.`,
  }
}
