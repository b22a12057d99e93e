import type { Visit } from '@baton/contract'
import type { ClientOptions } from '../client.ts'
import type { Storage } from '../ports.ts'

/** How a client visits: as the one at home does everything, there, and with a box of the visitor's own. */
export function visitingOptions(options: ClientOptions, { organisation, personId }: Visit): ClientOptions {
  const { storage, ...others } = options
  const visiting = { organisation }
  return storage ? { ...others, visiting, storage: storageOf(personId, storage) } : { ...others, visiting }
}

/** Who was here last is said by home alone; who visits is known before. */
function storageOf(personId: string, storage: Storage): Storage {
  return {
    lastPerson: async () => personId,
    async rememberPerson() {},
    open: (whose) => storage.open(whose),
  }
}
