import { constants } from 'node:fs'
import { type FileHandle, open, readFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { syncFolder } from '../private-file.ts'
import { readOrganisationKey, readShredded, type Shredded, shredAgain } from './store.ts'
import type { Scope, Vault } from './vault.ts'

/**
 * What was shredded, kept beside the key file and apart from the database, so that a backup from before does not bring
 * keys back (VLT13). It holds ids and moments only. Each line is proved by its organisation's key: nobody destroys a
 * key by writing into it.
 */
export interface ShredLedger {
  /** Notes what was shredded, after the commit; it is on disk when this returns. */
  note(shredded: readonly Shredded[]): Promise<void>
  /**
   * Brings ledger and database level, both ways: shreds again what came back, and notes what others have shredded,
   * whose keys are forgotten here too. Returns what had come back.
   */
  settle(): Promise<Scope[]>
  /** Lines that nobody's key proves, or that cannot be read; they are left alone. */
  readonly strange: number
  close(): Promise<void>
}

const lineForm = /^(\S+) ([0-9a-f-]{36}) ([0-9a-f-]{36}) ([0-9a-f]{64})$/
/** How much later a transaction may commit than the moment that it wrote down. */
const LATE_MS = 15 * 60_000
const BATCH = 1000

/** Opens the ledger, or makes it (mode 0600). */
export async function openShredLedger(file: string, pool: pg.Pool, vault: Vault): Promise<ShredLedger> {
  const handle = await open(file, constants.O_CREAT | constants.O_RDWR | constants.O_APPEND, 0o600)
  await syncFolder(path.dirname(file))
  const text = await readFile(file, 'utf8')
  const lines = text.split('\n').filter((line) => line !== '')
  // A server that was killed while it wrote leaves half a line, which nothing may be written on to.
  if (text !== '' && !text.endsWith('\n')) await append(handle, '\n')
  const known = new Map<string, Shredded & { mark: string }>()
  let strange = 0
  for (const line of lines) {
    const entry = parse(line)
    if (entry === null) strange += 1
    else known.set(entry.scopeId, entry)
  }
  /** Those of this file that have not been looked at in the database yet. */
  let unsettled = [...known.values()]
  let seen = new Date(0)

  async function note(shredded: readonly Shredded[]): Promise<void> {
    const fresh = shredded.filter(({ scopeId }) => !known.has(scopeId))
    const entries: (Shredded & { mark: string })[] = []
    for (const entry of fresh) {
      if (await openOrganisation(pool, vault, entry.organisationId))
        entries.push({ ...entry, mark: markOf(vault, entry) })
    }
    if (entries.length === 0) return
    await append(handle, entries.map((entry) => `${lineOf(entry)}\n`).join(''))
    for (const entry of entries) known.set(entry.scopeId, entry)
  }

  async function shredWhatCameBack(): Promise<Scope[]> {
    const again: Scope[] = []
    for (let at = 0; at < unsettled.length; at += BATCH) {
      const proved: Shredded[] = []
      for (const entry of unsettled.slice(at, at + BATCH)) {
        // An organisation that this database does not know has nothing in it to shred.
        if (!(await openOrganisation(pool, vault, entry.organisationId))) continue
        if (markOf(vault, entry) === entry.mark) proved.push(entry)
        else strange += 1
      }
      again.push(...(await shredAgain(pool, proved)))
    }
    unsettled = []
    return again
  }

  return {
    note,
    get strange() {
      return strange
    },
    async settle() {
      const again = await shredWhatCameBack()
      const found = await readShredded(pool, new Date(seen.getTime() - LATE_MS))
      for (const scope of [...again, ...found.filter(({ scopeId }) => !known.has(scopeId))])
        vault.forget(scope)
      await note(found)
      for (const { at } of found) if (at > seen) seen = at
      return again
    },
    close: () => handle.close(),
  }
}

function parse(line: string): (Shredded & { mark: string }) | null {
  const [, moment, organisationId, scopeId, mark] = lineForm.exec(line) ?? []
  const at = new Date(moment ?? '')
  if (!organisationId || !scopeId || !mark || Number.isNaN(at.getTime())) return null
  return { at, organisationId, scopeId, mark }
}

function lineOf({ at, organisationId, scopeId, mark }: Shredded & { mark: string }): string {
  return `${at.toISOString()} ${organisationId} ${scopeId} ${mark}`
}

/** The organisation's key survives every rotation of the key file's, so old lines stay proved. */
function markOf(vault: Vault, { at, organisationId, scopeId }: Shredded): string {
  const scope = { organisationId, scopeId: organisationId }
  return vault.commitment(scope, `shredded|${scopeId}|${at.toISOString()}`).toString('hex')
}

async function openOrganisation(pool: pg.Pool, vault: Vault, organisationId: string): Promise<boolean> {
  if (vault.isOpen({ organisationId, scopeId: organisationId })) return true
  const row = await readOrganisationKey(pool, organisationId)
  if (row === null || row.wrapped === null) return false
  vault.openKeys([row])
  return true
}

async function append(handle: FileHandle, text: string): Promise<void> {
  await handle.appendFile(text)
  await handle.datasync()
}
