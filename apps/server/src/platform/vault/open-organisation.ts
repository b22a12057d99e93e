import type pg from 'pg'
import { insertFirstKey, readOrganisationKey } from './store.ts'
import type { Vault } from './vault.ts'

/**
 * Opens an organisation's key, and makes it if it has none. The key is committed by itself before anything can be
 * sealed with it, so that no failure of what comes next can lose it.
 *
 * @param pool the system's: an organisation being founded has no viewer
 */
export async function openOrganisation(pool: pg.Pool, vault: Vault, organisationId: string): Promise<void> {
  let row = await readOrganisationKey(pool, organisationId)
  if (row === null) {
    await pool.query(insertFirstKey(vault.newOrganisationKey(organisationId)))
    // Another process may have been quicker; what is stored counts.
    row = await readOrganisationKey(pool, organisationId)
  }
  if (row !== null) vault.openKeys([row])
}
