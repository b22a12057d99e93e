import type { StoredFile } from '@baton/contract'
import { takenExtensions } from '@baton/domain/files/types'
import { paperFile } from '@baton/testkit/paper-file'

interface Held {
  file: StoredFile
  readonly parts: Uint8Array[]
  received: number
}

/** The taking of files on paper, by the tus protocol: it can break off in the middle of a piece and keeps what came. */
export class PaperFiles {
  readonly held = new Map<string, Held>()
  limits = { largest: 200 * 1024 * 1024, left: 1024 * 1024 * 1024, extensions: takenExtensions() }
  /** So many more bytes are taken before the line breaks. */
  breaksAfter = Number.POSITIVE_INFINITY
  /** Answers every request for content with this instead. */
  status: number | undefined
  /** While it is set, content is not answered. */
  holdsBack: Promise<void> | undefined
  /** Offsets at which content came, by file. */
  readonly offsets: { id: string; from: number }[] = []
  /** Most that came at the same time. */
  mostAbreast = 0
  #abreast = 0
  readonly #tell: (file: StoredFile) => void

  constructor(tell: (file: StoredFile) => void) {
    this.#tell = tell
  }

  begin(by: string, id: string, { name, bytes }: { name: string; bytes: number }) {
    const file = paperFile({ id, addedBy: by, name, bytes, state: 'receiving', mediaType: null })
    this.held.set(id, { file, parts: [], received: 0 })
    return { file, upload: `/api/files/upload/${id}` }
  }

  /** `undefined` when one of them is not all here, or refused. */
  hang(fileIds: readonly string[]): StoredFile[] | undefined {
    const files = fileIds.flatMap((id) => this.held.get(id)?.file ?? [])
    const may = files.every(({ state }) => state === 'checking' || state === 'ready')
    return may && files.length === fileIds.length ? files : undefined
  }

  of(personId: string): StoredFile[] {
    return [...this.held.values()].map(({ file }) => file).filter(({ addedBy }) => addedBy === personId)
  }

  /** What a check found. */
  check(id: string, change: Partial<StoredFile>): void {
    const held = this.held.get(id)
    if (!held) throw new Error(`No file ${id}`)
    held.file = { ...held.file, version: held.file.version + 1, ...change }
    this.#tell(held.file)
  }

  async content(id: string): Promise<Buffer> {
    return Buffer.concat(this.held.get(id)?.parts ?? [])
  }

  async respond(personId: string | undefined, pathname: string, init: RequestInit): Promise<Response> {
    if (!personId) return new Response(null, { status: 401 })
    if (this.status) return new Response(null, { status: this.status })
    const held = this.held.get(pathname.split('/').at(-1) ?? '')
    if (held?.file.addedBy !== personId) return new Response(null, { status: 404 })
    return init.method === 'HEAD' ? this.#offset(held, 200) : this.#append(held, init)
  }

  async #append(held: Held, init: RequestInit): Promise<Response> {
    const from = Number(new Headers(init.headers).get('upload-offset'))
    this.offsets.push({ id: held.file.id, from })
    if (from !== held.received) return new Response(null, { status: 409 })
    this.#abreast += 1
    this.mostAbreast = Math.max(this.mostAbreast, this.#abreast)
    await this.holdsBack
    const body = new Uint8Array(await (init.body as Blob).arrayBuffer())
    this.#abreast -= 1
    if (init.signal?.aborted) throw new DOMException('Stopped', 'AbortError')
    const taken = body.subarray(0, Math.max(0, this.breaksAfter))
    this.breaksAfter -= taken.length
    held.parts.push(taken)
    held.received += taken.length
    if (taken.length < body.length) throw new TypeError('fetch failed')
    if (held.received === held.file.bytes) this.check(held.file.id, { state: 'checking' })
    return this.#offset(held, 204)
  }

  #offset({ received, file }: Held, status: number): Response {
    const headers = { 'upload-offset': String(received), 'upload-length': String(file.bytes) }
    return new Response(null, { status, headers })
  }
}
