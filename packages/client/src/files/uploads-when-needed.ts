import type { Answer } from '../answer.ts'
import type { Box } from '../ports.ts'
import { derived } from '../store.ts'
import type { Upload } from './upload.ts'
import { uploadPrefix } from './upload-names.ts'
import type { UploadsHolding } from './uploads.ts'
import type { UploadsDeps } from './uploads-deps.ts'

const none: readonly Upload[] = []

const notHere: Answer<never> = {
  ok: false,
  refusal: {
    code: 'unavailable',
    title: 'Files cannot be added at this moment.',
    next: 'Check the connection, then add it again.',
  },
}

/**
 * Uploads whose code comes when there is a file to send: one that is added, one that was left here, one that another tab
 * adds. Most people open a conversation to read.
 */
export function createUploadsWhenNeeded(deps: UploadsDeps): UploadsHolding {
  const store = derived(() => uploads?.store.getSnapshot() ?? none)
  let uploads: UploadsHolding | undefined
  let loading: Promise<UploadsHolding | undefined> | undefined
  let opened: { readonly personId: string; readonly box: Box | undefined } | undefined
  /** There are files here, and the code for them could not be had: what waits for them goes on waiting. */
  let isMissing = false
  let stopListening = () => {}

  function load(): Promise<UploadsHolding | undefined> {
    loading ??= loaded().finally(() => {
      loading = undefined
    })
    return loading
  }

  async function loaded(): Promise<UploadsHolding | undefined> {
    const mine = opened
    if (uploads || !mine) return uploads
    try {
      const { createUploads } = await import('./uploads.ts')
      if (opened !== mine) return uploads
      const made = createUploads(deps)
      made.store.subscribe(store.changed)
      await made.open(mine.personId, mine.box)
      if (opened !== mine) {
        made.close()
        return uploads
      }
      uploads = made
      isMissing = false
      store.changed()
      made.wake()
      deps.settled()
    } catch {
      isMissing = true
    }
    return uploads
  }

  function close(): void {
    opened = undefined
    stopListening()
    stopListening = () => {}
    uploads?.close()
    uploads = undefined
    isMissing = false
    store.changed()
  }

  return {
    store,
    add: async (content, about) => (await load())?.add(content, about) ?? notHere,
    consent: async (uploadId, consent) => uploads?.consent(uploadId, consent),
    pause: async (uploadId) => uploads?.pause(uploadId),
    resume: async (uploadId) => uploads?.resume(uploadId),
    remove: async (uploadId) => uploads?.remove(uploadId),
    used: (fileIds) => uploads?.used(fileIds),
    contentOf: (uploadId) => uploads?.contentOf(uploadId),
    standingOf(fileIds) {
      if (fileIds.length === 0) return { is: 'ready' }
      return uploads?.standingOf(fileIds) ?? { is: isMissing || loading ? 'waiting' : 'ready' }
    },
    forget: (forId) => uploads?.forget(forId),
    heard: (event) => uploads?.heard(event),
    async open(personId, box) {
      close()
      const mine = { personId, box }
      opened = mine
      stopListening =
        deps.tabs?.listen((word) => {
          if (word.about === 'upload' && word.personId === personId) void load()
        }) ?? stopListening
      const left = (await box?.list(uploadPrefix)) ?? []
      if (opened === mine && left.length > 0) await load()
    },
    close,
    wake() {
      if (uploads) uploads.wake()
      else if (isMissing) void load()
    },
  }
}
