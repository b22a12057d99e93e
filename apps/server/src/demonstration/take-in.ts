import { api, type Consent } from '@baton/contract'
import type { Actor, Errands } from './errand.ts'

/** A file of somebody's, as they would choose it on their device. */
export interface Chosen {
  readonly name: string
  readonly content: Buffer
  /** Of a photo: whom it shows, and what it rests on. */
  readonly patientId?: string
  readonly consent?: Consent
}

/** Takes in a file of somebody's, as if they had sent it; returns its id. */
export type TakeIn = (actor: Actor, file: Chosen, at: Date) => Promise<string>

/** Takes the content of a file that was begun. */
export type TakeContent = (actor: Actor, fileId: string, content: Buffer) => Promise<void>

/** Begins files by the same command as everyone, and hands their content over. */
export function takingIn(errands: Errands, takeContent: TakeContent): TakeIn {
  return async (actor, { content, ...file }, at) => {
    const begun = await errands.run(api.files.begin, { ...file, bytes: content.length }, actor, at)
    await takeContent(actor, begun.file.id, content)
    return begun.file.id
  }
}
