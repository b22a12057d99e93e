import type { Box, Storage } from '../ports.ts'

/** Keeps everything in memory: for programs that need no more, and for tests of what survives a client. */
export function memoryStorage(): Storage {
  const boxes = new Map<string, Map<string, string>>()
  const bytesIn = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>()
  let last: string | null = null

  function box(personId: string): Box {
    const values = boxes.get(personId) ?? new Map<string, string>()
    boxes.set(personId, values)
    const bytes = bytesIn.get(personId) ?? new Map<string, Uint8Array<ArrayBuffer>>()
    bytesIn.set(personId, bytes)
    return {
      async get(name) {
        const text = values.get(name)
        return text === undefined ? undefined : JSON.parse(text)
      },
      async set(name, value) {
        values.set(name, JSON.stringify(value))
      },
      getBytes: async (name) => bytes.get(name)?.slice(),
      async setBytes(name, value) {
        bytes.set(name, value.slice())
      },
      async delete(name) {
        values.delete(name)
        bytes.delete(name)
      },
      async list(prefix) {
        return [...values]
          .filter(([name]) => name.startsWith(prefix))
          .map(([name, text]) => ({ name, value: JSON.parse(text) }))
      },
      async destroy() {
        values.clear()
        bytes.clear()
        boxes.delete(personId)
      },
    }
  }

  return {
    async lastPerson() {
      return last
    },
    async rememberPerson(personId) {
      last = personId
    },
    async open(personId) {
      return box(personId)
    },
  }
}
