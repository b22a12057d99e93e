import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { endEverySession } from '../capabilities/identity/index.ts'
import { migrations } from '../capabilities.ts'
import { ledgerFile } from '../keep-ledger.ts'
import { signingKeyFile } from '../open-keys.ts'
import { restoreBackup } from '../platform/backup/restore-backup.ts'
import { CutShort, readMember, walkTar } from '../platform/backup/tar.ts'
import { openBlobs } from '../platform/blobs/index.ts'
import type { Config } from '../platform/config.ts'
import { openDatabase } from '../platform/database/database.ts'
import type { PostgresConnection } from '../platform/postgres/supervise.ts'
import { makePrivateFile } from '../platform/private-file.ts'
import { createVault, type MasterKeys, openKeyFile, openShredLedger } from '../platform/vault/index.ts'
import { signingKeyName, vaultKeyName } from './backup-names.ts'
import { done, failed, textOf, type Verb } from './verb.ts'
import { withDatabase } from './with-database.ts'

export const restore: Verb = {
  name: 'restore',
  means: 'Fill an empty database, such as a new folder in DATA_DIR, from a backup.',
  options: { file: { type: 'string', value: 'FILE', means: 'The backup.' } },
  async run(context) {
    const { config, progress } = context
    const given = textOf(context, 'file')
    if (given === undefined) return failed(2, '--file is missing: which backup is to be restored?')
    const file = path.resolve(given)
    if (!existsSync(file)) return failed(2, `There is no backup at ${file}.`)
    return withDatabase(context, async ({ connection, served }) => {
      if (served) return failed(2, 'Baton is running here. Stop it, and name a new folder in DATA_DIR.')
      const unpacked = await unpackKeyFile(file, config.keyFile)
      const keyFile = await openKeyFile(config.keyFile, { sealedDataExists: true })
      if (!keyFile.ok) return failed(2, keyFile.sentence)
      const stored = await openBlobs(config, context.now())
      if (!stored.ok) return failed(2, stored.sentence)
      const signingKey = signingKeyFile(config)
      const restored = await restoreBackup({
        file,
        connection,
        keys: keyFile.keys,
        migrations,
        blobs: stored.blobs,
        places: existsSync(signingKey) ? {} : { [signingKeyName]: signingKey },
        onProgress: (table) => progress(`filling ${table}`),
      })
      if (!restored.ok) {
        if (unpacked) rmSync(config.keyFile)
        return failed(1, restored.sentence)
      }
      const again = await destroyAgain(connection, config, keyFile.keys, context.now())
      const made = restored.madeAt.toISOString()
      return done(
        `The backup of ${made} is restored: ${restored.rows} rows of ${restored.tables} tables, ${restored.blobs} pieces of files.`,
        existsSync(ledgerFile(config))
          ? `Keys that were destroyed after it, and are destroyed again: ${again}.`
          : `There is no ${ledgerFile(config)}: what was destroyed after the backup is there again. If you have a copy, put it there before you start Baton.`,
        ...(existsSync(signingKey) ? [] : [`Put ${signingKey} back from your copy before you start Baton.`]),
        'What was written after it is not in it. Everyone is signed out. npm start goes on from there.',
      )
    })
  },
}

/**
 * Sessions that have ended since, codes that have been used and keys that were destroyed must not come back with the
 * backup. Returns how many keys had.
 */
async function destroyAgain(
  connection: PostgresConnection,
  config: Config,
  keys: MasterKeys,
  at: Date,
): Promise<number> {
  const database = openDatabase({ connection, onConnectionLost: () => {} })
  try {
    await endEverySession(database.system, at)
    if (!existsSync(ledgerFile(config))) return 0
    const ledger = await openShredLedger(ledgerFile(config), database.system, createVault(keys))
    const again = await ledger.settle()
    await ledger.close()
    return again.length
  } finally {
    await database.close()
  }
}

/** Where there is no key file yet and the backup brings one, it is put in place. Returns whether it was. */
async function unpackKeyFile(file: string, keyFile: string): Promise<boolean> {
  if (existsSync(keyFile)) return false
  try {
    for await (const member of walkTar(file)) {
      if (member.name === `files/${vaultKeyName}`)
        return await makePrivateFile(keyFile, await text(readMember(file, member)))
    }
  } catch (error) {
    // What is wrong with the archive is said when it is read whole.
    if (!(error instanceof CutShort)) throw error
  }
  return false
}
