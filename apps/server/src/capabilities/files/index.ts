import { Readable } from 'node:stream'
import type { StoredFile } from '@baton/contract'
import type { FastifyInstance } from 'fastify'
import type { Migration } from '../../platform/database/migrate.ts'
import type { FindCaller } from '../../platform/http/routes.ts'
import type { Acting } from '../../platform/operations/acting.ts'
import type { Answer } from '../../platform/operations/answer.ts'
import type { Handler } from '../../platform/operations/handler.ts'
import type { Viewer } from '../../platform/operations/viewer.ts'
import { type Checking, createChecking } from './checking/checker.ts'
import { filesHandlers } from './handlers.ts'
import { type Keeping, keepFiles } from './keeping/keep-files.ts'
import { createLibrary, type Library } from './library/index.ts'
import type { FilesParts } from './parts.ts'
import { serveContent } from './serving/serve-content.ts'
import { hang, type Place } from './steps/hang.ts'
import { Receiving } from './taking/receiving.ts'
import { serveTaking } from './taking/serve-taking.ts'

export { fileEvents, hydrateFiles } from './hydrate.ts'
export { hydrateLibrary, libraryEvents } from './library/index.ts'
export type { FilesParts, PlaceDoor, PlaceKind, Places } from './parts.ts'
export { filesAt, filesByIds } from './present.ts'
export { discardPlace } from './steps/discard-place.ts'
export type { Place } from './steps/hang.ts'
export { takeOffPlace } from './steps/take-off-place.ts'

/** Files: taken, checked, kept sealed, and hung where people work. */
export interface FilesCapability {
  readonly handlers: Handler[]
  /** Serves the way in for content, and the way out. */
  serve(http: FastifyInstance, findCaller: FindCaller): void
  /** Looks into what was received, once it is started; the caller stops it. */
  readonly checking: Pick<Checking, 'start' | 'waiting' | 'figures'>
  /** Takes the content of a file that was begun as if its person had sent it: what the server itself has for them. */
  take(viewer: Viewer, fileId: string, content: Buffer): Promise<void>
  /** What is done for stored files by themselves. */
  readonly keeping: Keeping
  /** Begins to take in the words of documents; the caller stops it. */
  readonly startLibrary: Library['start']
  /**
   * Hangs files on a place, in the order given, in the caller's transaction. The caller has found that the viewer may
   * put something there, and audits. `not-found`: one is not theirs to see. `no-longer-possible`: one is not all here,
   * or was refused, damaged or removed. `other-patient`: one shows somebody else than the place is about.
   */
  hang(
    acting: Acting,
    viewer: Viewer,
    place: Place,
    fileIds: readonly string[],
  ): Promise<Answer<StoredFile[]>>
}

export const filesMigrations: readonly Migration[] = [
  '0001-files',
  '0002-library',
  '0003-checking',
  '0004-told-patient',
].map((name) => ({ name: `files/${name}`, file: new URL(`./migrations/${name}.sql`, import.meta.url) }))

/** Puts files together. */
export function createFiles(given: FilesParts): FilesCapability {
  const checking = createChecking(given)
  const parts = { ...given, checker: checking }
  const library = createLibrary(parts)
  parts.places.set('document', library.door)
  return {
    handlers: [...filesHandlers(parts), ...library.handlers],
    serve(http, findCaller) {
      serveTaking(http, parts, findCaller)
      serveContent(http, parts, findCaller)
    },
    checking,
    async take(viewer, fileId, content) {
      await new Receiving(parts, viewer).write(Readable.from([content]), fileId, 0)
    },
    keeping: keepFiles(parts),
    startLibrary: library.start,
    hang: (acting, viewer, place, fileIds) => hang(acting, parts, { viewer, place, fileIds }),
  }
}
