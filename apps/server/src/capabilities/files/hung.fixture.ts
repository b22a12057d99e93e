import type { Delivered } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { createScopeKey, type Vault } from '../../platform/vault/index.ts'
import { discardPlace, type FilesCapability, filesAt, type Places } from './index.ts'
import { seeFiles } from './see.ts'
import { act } from './steps/act.ts'
import { auditFile, openFile, tellFile } from './steps/change-file.ts'
import { hang } from './steps/hang.ts'
import { type FileRow, insertFile } from './store/files.ts'
import { sealName } from './words.ts'

/** Files for whoever tests what they hang on: their rows as they are, without the content. */
export interface HungFiles {
  readonly files: Pick<FilesCapability, 'hang'> & {
    readonly filesAt: typeof filesAt
    readonly discardPlace: typeof discardPlace
  }
  /** To be filled by whoever owns what files hang on. */
  readonly places: Places
  /** A photo of somebody's that is all here and waits to be looked into. */
  add(who: { id: string; organisationId: string }, more?: Partial<FileRow> & Named): Promise<string>
  /** Whether they may see it, wherever it hangs. */
  sees(who: { id: string; organisationId: string }, fileId: string): Promise<boolean>
  /** A look into it, or somebody who draws on it, makes this of a file; without more it is ready. */
  change(fileId: string, changes?: Partial<FileRow>): Promise<void>
}

interface Named {
  readonly called?: string
}

export function hungFiles(given: {
  readonly database: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly publish: (organisationId: string, delivered: readonly Delivered[]) => void
}): HungFiles {
  const { database, vault, clock } = given
  const places: Places = new Map()
  const parts = { ...given, places }
  const organisations = new Map<string, string>()
  return {
    places,
    files: {
      hang: (acting, viewer, place, fileIds) => hang(acting, parts, { viewer, place, fileIds }),
      filesAt,
      discardPlace,
    },
    async add({ id: addedBy, organisationId }, { called = 'photo.jpg', ...more } = {}) {
      const id = uuidv7()
      organisations.set(id, organisationId)
      await inTransaction(database.app, organisationId, async (transaction) => {
        const scope = await createScopeKey(transaction, vault, { organisationId, scopeId: id })
        insertFile(transaction, {
          ...plain,
          id,
          organisationId,
          addedBy,
          addedAt: clock.now(),
          name: sealName(vault, scope, id, called),
          ...more,
        })
      })
      return id
    },
    async sees({ id: personId, organisationId }, fileId) {
      const viewer = { organisationId, personId, sessionId: uuidv7(), administrator: false }
      const seen = await inTransaction(database.app, organisationId, (transaction) =>
        seeFiles({ transaction, viewer, at: clock.now() }, parts, [fileId]),
      )
      return seen.has(fileId)
    },
    async change(fileId, changes = { state: 'ready', mediaType: 'image/jpeg', pictured: true }) {
      const organisationId = organisations.get(fileId) ?? ''
      await act(parts, { organisationId, action: 'files.check', personId: null }, async (deed) => {
        const opened = await openFile(deed, parts, fileId)
        if (opened === undefined) throw new Error(`file ${fileId} is not here`)
        await tellFile(deed, parts, opened, changes)
        auditFile(deed, opened.row)
      })
    },
  }
}

const plain: Omit<FileRow, 'id' | 'organisationId' | 'addedBy' | 'addedAt' | 'name'> = {
  kind: 'image',
  mediaType: null,
  bytes: 240_000,
  received: 240_000,
  state: 'checking',
  fault: null,
  held: false,
  width: null,
  height: null,
  pages: null,
  durationMs: null,
  patientId: null,
  toldPatient: null,
  consent: null,
  commitment: null,
  pictured: false,
  layers: 0,
  checkedAt: null,
  verifiedAt: null,
  version: 1,
}
