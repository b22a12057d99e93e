import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Box, Storage } from '../ports.ts'

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly bytes: ArrayBuffer
}

interface Schema extends DBSchema {
  /** One key for each person; the browser never shows its bytes. */
  keys: { key: string; value: CryptoKey }
  /** By person and name. */
  sealed: { key: [string, string]; value: Sealed }
  last: { key: 'person'; value: string }
}

/**
 * Keeps boxes in IndexedDB, sealed with AES-256-GCM under a key that cannot be taken out of the browser. Destroying a
 * box destroys its key first, so that what a disk may still hold cannot be read.
 */
export function sealedStorage(
  crypto: Pick<Crypto, 'subtle' | 'getRandomValues'> = globalThis.crypto,
  name = 'baton',
): Storage {
  let opening: Promise<IDBPDatabase<Schema>> | undefined

  function database(): Promise<IDBPDatabase<Schema>> {
    opening ??= openDatabase(name)
    return opening
  }

  async function keyOf(personId: string): Promise<CryptoKey> {
    const db = await database()
    const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ])
    // Two tabs may come at once: the key that was there first is the one.
    const transaction = db.transaction('keys', 'readwrite')
    const held = await transaction.store.get(personId)
    if (!held) await transaction.store.put(fresh, personId)
    await transaction.done
    return held ?? fresh
  }

  async function seal(key: CryptoKey, context: BufferSource, plain: BufferSource): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: context }, key, plain)
    return { iv, bytes }
  }

  /** `undefined` when it is not ours to read: sealed under a key that is gone, or damaged. */
  async function unseal(
    key: CryptoKey,
    context: BufferSource,
    { iv, bytes }: Sealed,
  ): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const ways = { name: 'AES-GCM', iv, additionalData: context }
    return crypto.subtle.decrypt(ways, key, bytes).then(
      (plain) => new Uint8Array(plain),
      () => undefined,
    )
  }

  function asText(value: unknown): Uint8Array<ArrayBuffer> {
    return new TextEncoder().encode(JSON.stringify(value))
  }

  function fromText(text: Uint8Array | undefined): unknown {
    try {
      return text && JSON.parse(new TextDecoder().decode(text))
    } catch {
      return undefined
    }
  }

  async function open(personId: string): Promise<Box> {
    const key = await keyOf(personId)
    const db = await database()
    const contextOf = (valueName: string) => new TextEncoder().encode(`${personId} ${valueName}`)
    let turn: Promise<void> = Promise.resolve()

    /**
     * Writes in the order in which it was asked, though sealing takes its time: what is deleted does not come back
     * because an earlier write was slower. The database runs transactions in the order in which they begin.
     */
    async function inTurn<T>(ready: Promise<T>, begin: (value: T) => Promise<void>): Promise<void> {
      const before = turn
      let begun = () => {}
      turn = new Promise((resolve) => {
        begun = resolve
      })
      try {
        await before
        const written = begin(await ready)
        begun()
        await written
      } finally {
        begun()
      }
    }

    async function put(valueName: string, sealed: Sealed): Promise<void> {
      const transaction = db.transaction(['keys', 'sealed'], 'readwrite', { durability: 'strict' })
      const held = await transaction.objectStore('keys').get(personId)
      if (held) await transaction.objectStore('sealed').put(sealed, [personId, valueName])
      await transaction.done
      if (!held) throw new Error('Signed out in another tab: the key is gone')
    }

    function keep(valueName: string, plain: Uint8Array<ArrayBuffer>): Promise<void> {
      return inTurn(seal(key, contextOf(valueName), plain), (sealed) => put(valueName, sealed))
    }

    async function bytesOf(valueName: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
      const sealed = await db.get('sealed', [personId, valueName])
      return sealed && unseal(key, contextOf(valueName), sealed)
    }

    return {
      get: async (valueName) => fromText(await bytesOf(valueName)),
      set: (valueName, value) => keep(valueName, asText(value)),
      getBytes: bytesOf,
      setBytes: keep,
      delete: (valueName) => inTurn(Promise.resolve(), () => db.delete('sealed', [personId, valueName])),
      async list(prefix) {
        const range = IDBKeyRange.bound([personId, prefix], [personId, `${prefix}\uffff`])
        const transaction = db.transaction('sealed')
        const [keys, values] = await Promise.all([
          transaction.store.getAllKeys(range),
          transaction.store.getAll(range),
        ])
        return Promise.all(
          values.map(async (sealed, index) => {
            const valueName = keys[index]?.[1] ?? ''
            return { name: valueName, value: fromText(await unseal(key, contextOf(valueName), sealed)) }
          }),
        )
      },
      async destroy() {
        await db.delete('keys', personId)
        await db.delete('sealed', IDBKeyRange.bound([personId, ''], [personId, '\uffff']))
      },
    }
  }

  return {
    async lastPerson() {
      return (await (await database()).get('last', 'person')) ?? null
    },
    async rememberPerson(personId) {
      const db = await database()
      if (personId === null) await db.delete('last', 'person')
      else await db.put('last', personId, 'person')
    },
    open,
  }
}

function openDatabase(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('keys')
      db.createObjectStore('sealed')
      db.createObjectStore('last')
    },
    // Another tab has a newer version of this application.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  })
}
