import type { Refusal, StoredFile } from '@baton/contract'
import { misunderstood, passes } from '../answer.ts'
import { waitAfter } from '../connection/backoff.ts'
import { chooseAgain } from './refuse-early.ts'
import { type Outcome, sendContent } from './send-content.ts'
import { mayGo, type Upload } from './upload.ts'
import type { UploadsDeps } from './uploads-deps.ts'

/** Sends the content of what waits, several at once, and tries again what the network failed. */
export interface Uploader {
  /** This tab sends what is kept. Before that it sends only what it alone can read. */
  lead(): void
  /** Looks for something to send. */
  pump(): void
  /** Stops sending one, which stays where it is. */
  stop(uploadId: string): void
  /** Ends every wait and looks again. */
  wake(): void
  close(): void
}

interface Telling {
  changed(item: Upload): Promise<void>
  /** Shown, and not worth keeping. */
  showed(item: Upload): void
  read(item: Upload, from: number, to: number): Promise<Blob | undefined>
  received(item: Upload, upTo: number): void
  heard(file: StoredFile): void
}

/** Files that go at once. */
const abreast = 3
/** Ceilings of the wait after a failure, in ms. */
const limits = { firstMs: 1_000, longestMs: 30_000 }

export function createUploader(
  deps: UploadsDeps,
  uploads: ReadonlyMap<string, Upload>,
  tell: Telling,
): Uploader {
  const running = new Map<string, AbortController>()
  const waits = new Map<string, () => void>()
  const failures = new Map<string, number>()
  let leading = false
  let signedOut = false

  function pump(): void {
    if (signedOut || !deps.isVerified()) return
    for (const item of [...uploads.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      if (running.size >= abreast) return
      // What is kept is the leading tab's to send; what is not, that of the tab that has it.
      if (!mayGo(item) || running.has(item.id) || waits.has(item.id) || (item.isKept && !leading)) continue
      const giveUp = new AbortController()
      running.set(item.id, giveUp)
      void run(item, giveUp.signal).then(
        () => ended(item.id, giveUp),
        () => ended(item.id, giveUp),
      )
    }
  }

  function ended(uploadId: string, mine: AbortController): void {
    if (running.get(uploadId) === mine) running.delete(uploadId)
    pump()
  }

  async function run(item: Upload, signal: AbortSignal): Promise<void> {
    tell.showed({ ...item, state: 'sending' })
    const address = item.address ?? (await begin(item, signal))
    if (address === undefined || signal.aborted) return
    const outcome = await sendContent(deps, {
      url: new URL(address, deps.baseUrl).href,
      bytes: item.bytes,
      read: (from, to) => tell.read(item, from, to),
      progressed(sent) {
        const now = uploads.get(item.id)
        if (now?.state === 'sending' && !signal.aborted) tell.showed({ ...now, sent })
      },
      received: (upTo) => tell.received(item, upTo),
      signal,
    })
    if (!signal.aborted) await settle(item.id, outcome)
  }

  /** Where the content goes; `undefined` when the server did not say, which has then been told. */
  async function begin(item: Upload, signal: AbortSignal): Promise<string | undefined> {
    const answer = await deps.begin(item)
    const now = uploads.get(item.id)
    if (signal.aborted) {
      // Taken back while it was being announced: nobody else will tell the server.
      if (answer.ok && !now) void deps.discard(item.id)
      return undefined
    }
    if (!now) return undefined
    if (answer.ok) {
      const { file, upload: address } = answer.value
      await tell.changed({ ...now, state: 'waiting', address, file })
      tell.showed({ ...now, state: 'sending', address, file })
      return address
    }
    const { refusal } = answer
    if (refusal.code === 'not-signed-in') return stay(now)
    if (passes(refusal) || refusal.code === 'internal-error') return later(now)
    await park(now, refusal)
    return undefined
  }

  async function settle(uploadId: string, outcome: Outcome): Promise<void> {
    const now = uploads.get(uploadId)
    // The event that it is received may have come before the answer.
    if (now?.state !== 'sending') return
    switch (outcome) {
      case 'received':
        failures.delete(uploadId)
        tell.received(now, now.bytes)
        return tell.changed({ ...now, state: 'received', sent: now.bytes })
      case 'stopped':
        return
      case 'not-signed-in':
        stay(now)
        return
      case 'unreachable':
        later(now)
        return
      case 'gone':
        return askWhatBecame(now)
      case 'unreadable':
        return park(now, chooseAgain(now.name, 'cannot be read on this device any more'))
      case 'too-large':
        return park(now, chooseAgain(now.name, 'is larger than was announced'))
      case 'misunderstood':
        return park(now, misunderstood.refusal)
    }
  }

  /** The server receives no such file: it has all of it already, or has let it go. */
  async function askWhatBecame(item: Upload): Promise<void> {
    const answer = await deps.fetchMine()
    const now = uploads.get(item.id)
    if (!now) return
    const file = answer.ok ? answer.value.files.find(({ id }) => id === item.id) : undefined
    if (!answer.ok) later(now)
    else if (file && file.state !== 'receiving') tell.heard(file)
    else await park(now, chooseAgain(now.name, 'is not with Baton any more'))
  }

  /** It goes again after the next sign-in. */
  function stay(item: Upload): undefined {
    signedOut = true
    tell.showed({ ...item, state: 'waiting' })
  }

  function later(item: Upload): undefined {
    const failed = (failures.get(item.id) ?? 0) + 1
    failures.set(item.id, failed)
    tell.showed({ ...item, state: 'waiting', refusal: null })
    const stop = deps.clock.setTimer(waitAfter(failed, deps.random, limits), () => {
      waits.delete(item.id)
      pump()
    })
    waits.set(item.id, stop)
  }

  function park(item: Upload, refusal: Refusal): Promise<void> {
    return tell.changed({ ...item, state: 'parked', refusal })
  }

  function endWaits(): void {
    for (const stop of waits.values()) stop()
    waits.clear()
  }

  function stop(uploadId: string): void {
    running.get(uploadId)?.abort()
    running.delete(uploadId)
    waits.get(uploadId)?.()
    waits.delete(uploadId)
  }

  return {
    lead() {
      leading = true
      // What another tab was sending is this one's to send.
      for (const item of [...uploads.values()]) {
        if (item.state === 'sending' && !running.has(item.id)) tell.showed({ ...item, state: 'waiting' })
      }
      pump()
    },
    pump,
    stop,
    wake() {
      signedOut = false
      endWaits()
      pump()
      void catchUp()
    },
    close() {
      leading = false
      signedOut = false
      for (const giveUp of running.values()) giveUp.abort()
      running.clear()
      endWaits()
      failures.clear()
    },
  }

  /** What was told while the line was down. */
  async function catchUp(): Promise<void> {
    const open = [...uploads.values()].filter(({ state, file }) => state === 'received' && !isSettled(file))
    if (open.length === 0 || !deps.isVerified()) return
    const answer = await deps.fetchMine()
    if (answer.ok) for (const file of answer.value.files) tell.heard(file)
  }
}

function isSettled(file: StoredFile | null): boolean {
  return file !== null && file.state !== 'receiving' && file.state !== 'checking'
}
