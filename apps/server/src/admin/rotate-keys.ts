import { inSystemTransaction } from '../platform/database/transaction.ts'
import { addMasterKey, createVault, rewrapKeys } from '../platform/vault/index.ts'
import { done, failed, type Verb } from './verb.ts'
import { withService } from './with-database.ts'

export const rotateKeys: Verb = {
  name: 'rotate-keys',
  means: 'Put a new key into the key file, and every organisation’s key under it. Baton must not be running.',
  options: {
    'servers-stopped': {
      type: 'boolean',
      means: 'Says that no Baton is running on the database in DATABASE_URL.',
    },
  },
  async run(context) {
    const { config, options } = context
    if (config.database.kind === 'external' && options['servers-stopped'] !== true) {
      return failed(
        2,
        'Stop every Baton on this database, then say so with --servers-stopped: they know the old key only.',
      )
    }
    return withService(context, async ({ database, keys, served }) => {
      if (served)
        return failed(2, 'Baton is running and knows the old key only: stop it first, then try again.')
      const next = await addMasterKey(config.keyFile, keys.masterKeys)
      const vault = createVault(next)
      const count = await inSystemTransaction(database.system, (transaction) =>
        rewrapKeys(transaction, vault),
      )
      return done(
        `A new key stands first in ${config.keyFile}; the keys of ${count} organisations are under it.`,
        'Replace your copies of the key file now. Older backups need the older keys, which the file still holds.',
      )
    })
  },
}
