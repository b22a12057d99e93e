import path from 'node:path'
import { ledgerFile } from '../keep-ledger.ts'
import { signingKeyFile } from '../open-keys.ts'
import { makeBackup } from '../platform/backup/make-backup.ts'
import { openBlobs } from '../platform/blobs/index.ts'
import { signingKeyName, vaultKeyName } from './backup-names.ts'
import { done, failed, textOf, type Verb } from './verb.ts'
import { withService } from './with-database.ts'

export const backup: Verb = {
  name: 'backup',
  means: 'Copy everything, as it is at this moment, into one file; the service goes on meanwhile.',
  options: {
    file: { type: 'string', value: 'FILE', means: 'The file to make; it must not exist yet.' },
    'without-files': {
      type: 'boolean',
      means: 'Leave out what is kept in DATA_DIR/blobs or the bucket, because you copy that by other means.',
    },
    'with-keys': {
      type: 'boolean',
      means: 'Put the key files in as well. Then whoever has the file can read every message.',
    },
  },
  async run(context) {
    const { config, options, progress } = context
    const file = path.resolve(
      textOf(context, 'file') ?? `baton-${context.now().toISOString().slice(0, 10)}.backup`,
    )
    const withKeys = options['with-keys'] === true
    const stored = options['without-files'] === true ? null : await openBlobs(config, context.now())
    if (stored?.ok === false) return failed(2, stored.sentence)
    return withService(context, async ({ connection, keys }) => {
      const made = await makeBackup({
        connection,
        file,
        keys: keys.masterKeys,
        now: context.now(),
        ...(stored === null ? {} : { blobs: stored.blobs }),
        files: withKeys
          ? [
              { name: vaultKeyName, path: config.keyFile },
              { name: signingKeyName, path: signingKeyFile(config) },
            ]
          : [],
        onProgress: (table) => progress(`copying ${table}`),
      })
      if (!made.ok) return failed(1, made.sentence)
      const size = `${made.rows} rows of ${made.tables} tables, ${made.blobs} pieces of files, ${(made.bytes / 1024 / 1024).toFixed(1)} MiB`
      return done(
        `${file} is made: ${size}.`,
        ...(made.damaged === 0
          ? []
          : [`${made.damaged} pieces of files are damaged and not in it: look at the files’ list in Baton.`]),
        withKeys
          ? 'It holds the key files too: whoever has it can read every message. Keep it locked away.'
          : `Without the key files it opens no message. Keep copies of them apart from it: ${config.keyFile}, ${ledgerFile(config)} and ${signingKeyFile(config)}.`,
      )
    })
  },
}
