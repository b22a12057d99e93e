import type { Consent, Delivered, Refusal, StoredFile, ToldPatient } from '@baton/contract'
import type { Answer } from '../answer.ts'
import type { Box } from '../ports.ts'
import { derived, type Store } from '../store.ts'
import { createContents } from './contents.ts'
import { createKnownLimits } from './known-limits.ts'
import { chooseAgain, refusalFor, refuseEarly, takenName } from './refuse-early.ts'
import { type Upload, upload as uploadShape } from './upload.ts'
import { uploadNameOf, uploadPrefix } from './upload-names.ts'
import { createUploader } from './uploader.ts'
import type { UploadsDeps } from './uploads-deps.ts'

export interface NewUpload {
  readonly name: string
  readonly forId: string
  /** Whom it shows. */
  readonly patientId?: string | null
  /** Instead, in a connected organisation: whom it shows, a patient of my own hospital. */
  readonly toldPatient?: ToldPatient | null
  /** A photo of a patient: it goes once somebody has said what that rests on. */
  readonly needsConsent?: boolean
  readonly consent?: Consent | null
}

/** My files on their way to the server (FIL85 to FIL91). */
export interface UploadsPart {
  /** Those of this device, in the order in which they were added. */
  readonly store: Store<readonly Upload[]>
  /** Refuses what is plainly not taken; resolves when the content is kept here, and shows it before that. */
  add(content: Blob, about: NewUpload): Promise<Answer<Upload>>
  /** What a photo of a patient rests on. */
  consent(uploadId: string, consent: Consent): Promise<void>
  pause(uploadId: string): Promise<void>
  /** Goes on with what was paused, or tries again what was refused. */
  resume(uploadId: string): Promise<void>
  /** Takes it back, here and on the server. */
  remove(uploadId: string): Promise<void>
  /** They hang where they were meant to: nothing of them remains here. */
  used(fileIds: readonly string[]): void
  /** The content of what was added in this page: for showing it while nobody else can see it. */
  contentOf(uploadId: string): Blob | undefined
}

/** Whether a message may go whose files these are. */
export type Standing =
  | { readonly is: 'ready' | 'waiting' }
  | { readonly is: 'refused'; readonly refusal: Refusal }

export interface UploadsHolding extends UploadsPart {
  standingOf(fileIds: readonly string[]): Standing
  /** What they were meant for is not mine any more. */
  forget(forId: string): void
  heard(event: Delivered): void
  open(personId: string, box: Box | undefined): Promise<void>
  close(): void
  /** The line is open, or may be. */
  wake(): void
}

export function createUploads(deps: UploadsDeps): UploadsHolding {
  const uploads = new Map<string, Upload>()
  const contents = createContents(() => owner?.box)
  const limits = createKnownLimits(deps)
  const store = derived<readonly Upload[]>(() => [...uploads.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
  let owner: { personId: string; box: Box | undefined } | undefined
  let releases: (() => void)[] = []
  let writing: Promise<unknown> = Promise.resolve()

  const uploader = createUploader(deps, uploads, {
    changed: put,
    showed: show,
    read: contents.read,
    received(item, upTo) {
      contents
        .kept(item)
        ?.received(upTo)
        .catch(() => {})
      const { personId, id: uploadId } = item
      if (owner) deps.tabs?.tell({ about: 'sent', personId, uploadId, bytes: upTo })
    },
    heard: (file) => void take(file),
  })

  async function put(item: Upload): Promise<void> {
    show(item)
    await write(item.id, (box) => box.set(uploadNameOf(item.id), item))
    if (item.state === 'received' || item.state === 'parked') deps.settled()
  }

  function show(item: Upload): void {
    uploads.set(item.id, item)
    store.changed()
  }

  function write(uploadId: string, change: (box: Box) => Promise<void>): Promise<void> {
    const mine = owner
    if (!mine?.box) return Promise.resolve()
    const { box, personId } = mine
    const written = writing.then(async () => {
      await change(box)
      deps.tabs?.tell({ about: 'upload', personId, uploadId })
    })
    writing = written.catch(() => {})
    return writing.then(() => {})
  }

  async function add(content: Blob, about: NewUpload): Promise<Answer<Upload>> {
    const mine = owner
    const name = takenName(about.name)
    const refusal = mine && refuseEarly({ name, bytes: content.size }, await limits.now())
    if (refusal) return { ok: false, refusal }
    if (!mine || owner !== mine) return signedOut(name)
    const item: Upload = {
      id: deps.newId(),
      personId: mine.personId,
      forId: about.forId,
      name,
      bytes: content.size,
      mediaType: content.type,
      patientId: about.patientId ?? null,
      toldPatient: about.toldPatient ?? null,
      needsConsent: about.needsConsent ?? false,
      consent: about.consent ?? null,
      addedAt: deps.clock.now().toISOString(),
      state: 'keeping',
      isKept: false,
      address: null,
      sent: 0,
      file: null,
      refusal: null,
    }
    contents.add(item.id, content)
    holdWhileHere(item.id)
    await put(item)
    const isKept = await keepContent(item, content)
    const now = uploads.get(item.id)
    if (!now) return { ok: false, refusal: chooseAgain(name, 'was taken back') }
    await put({ ...now, state: now.state === 'keeping' ? 'waiting' : now.state, isKept })
    uploader.pump()
    return { ok: true, value: uploads.get(item.id) ?? now }
  }

  /** What cannot be kept (the disk is full) still goes while this page stays open. */
  async function keepContent(item: Upload, content: Blob): Promise<boolean> {
    const goesOn = () => uploads.has(item.id)
    const kept = contents.kept(item)
    try {
      return (await kept?.keep(content, goesOn)) ?? false
    } catch {
      await kept?.destroy().catch(() => {})
      return false
    }
  }

  /** While this page lives, no other tab takes what only it can read for lost. */
  function holdWhileHere(uploadId: string): void {
    releases.push(deps.tabs?.hold(holdName(uploadId), () => {}) ?? (() => {}))
  }

  async function remove(uploadId: string): Promise<void> {
    const item = uploads.get(uploadId)
    if (!item) return
    await destroy(item)
    if (item.address !== null) void deps.discard(uploadId)
  }

  async function destroy({ id: uploadId, bytes }: Upload): Promise<void> {
    const content = contents.kept({ id: uploadId, bytes })
    uploads.delete(uploadId)
    contents.forget(uploadId)
    store.changed()
    uploader.stop(uploadId)
    // Pieces first: what is left by a page that goes away now is found again by its upload.
    await write(uploadId, async (box) => {
      await content?.destroy()
      await box.delete(uploadNameOf(uploadId))
    })
    deps.settled()
  }

  async function change(uploadId: string, to: (item: Upload) => Upload | undefined): Promise<void> {
    const item = uploads.get(uploadId)
    const next = item && to(item)
    if (next) await put(next)
    uploader.pump()
  }

  async function open(personId: string, box: Box | undefined): Promise<void> {
    close()
    const mine = { personId, box }
    owner = mine
    await rereadAll()
    if (owner !== mine) return
    if (!deps.tabs) {
      lead()
      return
    }
    releases.push(
      deps.tabs.listen((word) => {
        if (word.about === 'upload' && word.personId === personId) void reread(word.uploadId)
        if (word.about === 'sent' && word.personId === personId) sentElsewhere(word.uploadId, word.bytes)
      }),
      deps.tabs.hold(`baton-uploads-${personId}`, () => void rereadAll().then(lead)),
    )
  }

  function lead(): void {
    for (const { id, isKept } of uploads.values()) if (!isKept && !contents.inPage(id)) lookForPage(id)
    uploader.lead()
  }

  /** Its content may be in another page; when that page is gone, so is the content. */
  function lookForPage(uploadId: string): void {
    const lost = async () => {
      await reread(uploadId)
      const item = uploads.get(uploadId)
      const open = item && item.state !== 'received' && item.state !== 'parked'
      if (!open || item.isKept || contents.inPage(uploadId)) return
      await put({ ...item, state: 'parked', refusal: chooseAgain(item.name, 'was not kept on this device') })
    }
    if (deps.tabs) releases.push(deps.tabs.hold(holdName(uploadId), () => void lost()))
    else void lost()
  }

  async function rereadAll(): Promise<void> {
    const found = (await owner?.box?.list(uploadPrefix)) ?? []
    for (const { value } of found) takeKept(uploadShape.safeParse(value).data)
  }

  /** Another tab changed it. */
  async function reread(uploadId: string): Promise<void> {
    const mine = owner
    const value = await mine?.box?.get(uploadNameOf(uploadId))
    if (owner !== mine || !mine?.box) return
    const item = uploadShape.safeParse(value).data
    if (item) takeKept(item)
    else if (uploads.delete(uploadId)) {
      uploader.stop(uploadId)
      store.changed()
    }
    deps.settled()
    uploader.pump()
  }

  /** Another tab is sending it. */
  function sentElsewhere(uploadId: string, sent: number): void {
    const item = uploads.get(uploadId)
    if (item?.state === 'waiting' || item?.state === 'sending') show({ ...item, state: 'sending', sent })
  }

  function takeKept(item: Upload | undefined): void {
    if (!item || item.personId !== owner?.personId) return
    const held = uploads.get(item.id)
    if (held?.state === 'sending' && item.state === 'waiting') return
    if (item.state !== 'waiting') uploader.stop(item.id)
    show(item)
  }

  /** The server tells what became of one of mine. */
  async function take(file: StoredFile): Promise<void> {
    const item = uploads.get(file.id)
    if (!item || (item.file?.version ?? 0) > file.version) return
    if (file.state === 'receiving') show({ ...item, file })
    else if (file.state === 'refused' || file.state === 'removed' || file.state === 'damaged') {
      const refusal = file.fault
        ? refusalFor(file.name, file.fault)
        : chooseAgain(file.name, 'is not with Baton any more')
      await put({ ...item, state: 'parked', file, refusal })
    } else await put({ ...item, state: 'received', sent: item.bytes, file })
  }

  function close(): void {
    owner = undefined
    uploader.close()
    for (const release of releases) release()
    releases = []
    limits.forget()
    contents.clear()
    uploads.clear()
    store.changed()
  }

  return {
    store,
    add,
    consent: (uploadId, consent) => change(uploadId, (item) => ({ ...item, consent })),
    async pause(uploadId) {
      uploader.stop(uploadId)
      await change(uploadId, (item) =>
        item.state === 'waiting' || item.state === 'sending' ? { ...item, state: 'paused' } : undefined,
      )
    },
    resume: (uploadId) =>
      change(uploadId, (item) =>
        item.state === 'paused' || (item.state === 'parked' && item.file?.state !== 'refused')
          ? { ...item, state: 'waiting', refusal: null }
          : undefined,
      ),
    remove,
    contentOf: contents.inPage,
    standingOf(fileIds) {
      const mine = fileIds.flatMap((fileId) => uploads.get(fileId) ?? [])
      const parked = mine.find(({ state }) => state === 'parked')
      if (parked?.refusal) return { is: 'refused', refusal: parked.refusal }
      return { is: mine.every(({ state }) => state === 'received') ? 'ready' : 'waiting' }
    },
    used(fileIds) {
      for (const item of fileIds.flatMap((fileId) => uploads.get(fileId) ?? [])) void destroy(item)
    },
    forget(forId) {
      for (const item of [...uploads.values()]) if (item.forId === forId) void remove(item.id)
    },
    heard(event) {
      if (event.type === 'file.changed') void take(event.data.file)
    },
    open,
    close,
    wake: uploader.wake,
  }
}

function signedOut(name: string): Answer<never> {
  const refusal: Refusal = {
    code: 'not-signed-in',
    title: `“${name}” was not added.`,
    next: 'Sign in, then add it again.',
  }
  return { ok: false, refusal }
}

function holdName(uploadId: string): string {
  return `baton-upload-${uploadId}`
}
