import { join } from 'node:path'
import { anyCheckpoint, type NoteSigner, openSigningKey } from './platform/audit/index.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database/database.ts'
import { type MasterKeys, openKeyFile } from './platform/vault/index.ts'
import { anyVaultKey } from './platform/vault/store.ts'

export type Keys = { ok: true; masterKeys: MasterKeys; signer: NoteSigner } | { ok: false; sentence: string }

/** The two keys that are not in the database: what opens its words, and what signs its audit log. */
export async function openKeys(
  config: Pick<Config, 'keyFile' | 'dataDir'>,
  database: Database,
): Promise<Keys> {
  const keyFile = await openKeyFile(config.keyFile, { sealedDataExists: await anyVaultKey(database.system) })
  if (!keyFile.ok) return keyFile
  const signing = await openSigningKey(signingKeyFile(config), {
    checkpointsExist: await anyCheckpoint(database.system),
  })
  if (!signing.ok) return signing
  return { ok: true, masterKeys: keyFile.keys, signer: signing.signer }
}

/** Where the key lies that signs the audit log. */
export function signingKeyFile({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'audit-signing.key')
}
