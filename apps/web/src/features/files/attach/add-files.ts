import type { Client } from '@baton/client'
import { type Consent, mostFiles, type ToldPatient } from '@baton/contract'
import { kindByName } from '@baton/domain/files/types'
import { notify } from '../../../ui/toast/notices.ts'

export interface Added {
  readonly content: Blob
  readonly name: string
  /** What the camera asked already; left out, the place decides. */
  readonly patientId?: string | null
  /** In a connected organisation: whom it shows, one of my own hospital's. */
  readonly toldPatient?: ToldPatient | null
  readonly consent?: Consent | null
}

/**
 * Adds files to what is being written; what is not taken is said.
 *
 * @param patientId whom a photo added here shows
 * @param already how many there are
 * @returns one id for each, in their order, `undefined` for what was not taken
 */
export async function addFiles(
  client: Client,
  { forId, patientId, already }: { forId: string; patientId: string | null; already: number },
  files: readonly Added[],
): Promise<(string | undefined)[]> {
  const room = Math.max(0, mostFiles - already)
  if (files.length > room) {
    notify(`At most ${mostFiles} files go with one message. Send these first, then add the rest.`, {
      tone: 'bad',
    })
  }
  return Promise.all(
    files.slice(0, room).map(async ({ content, name, ...given }) => {
      const place = client.visiting === null ? patientId : null
      const shown = given.patientId === undefined ? place : given.patientId
      const isShown = shown !== null && showsSomebody(name)
      const toldPatient = given.toldPatient ?? null
      const answer = await client.uploads.add(content, {
        name,
        forId,
        patientId: isShown ? shown : null,
        toldPatient,
        needsConsent: isShown || toldPatient !== null,
        consent: given.consent ?? null,
      })
      if (answer.ok) return answer.value.id
      notify(`${answer.refusal.title} ${answer.refusal.next}`, { tone: 'bad' })
      return undefined
    }),
  )
}

/** Only a picture or film shows somebody. */
function showsSomebody(name: string): boolean {
  const kind = kindByName(name)
  return kind === 'image' || kind === 'video'
}
