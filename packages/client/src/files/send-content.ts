import type { DetailedError, HttpStack } from 'tus-js-client'
import type { Clock, Ports } from '../ports.ts'
import { fetchStack } from './fetch-stack.ts'
import { pieceBytes } from './kept-content.ts'

export interface Content {
  readonly url: string
  readonly bytes: number
  /** `undefined` when it cannot be read here any more. */
  read(from: number, to: number): Promise<Blob | undefined>
  /** So much has left this device. */
  progressed(sent: number): void
  /** The server has so much for good. */
  received(upTo: number): void
  readonly signal: AbortSignal
}

/** What came of it. `gone`: the server knows no such file of mine that it still receives. */
export type Outcome =
  | 'received'
  | 'stopped'
  | 'unreachable'
  | 'not-signed-in'
  | 'gone'
  | 'too-large'
  | 'unreadable'
  | 'misunderstood'

/** Longest time, in ms, in which nothing moves before the line is taken for dead. */
const patience = 60_000

/**
 * Sends what the server does not have yet, by the tus protocol: it is asked how far it came, and is sent the rest. Tries
 * once; when to try again is decided by whoever calls.
 */
export async function sendContent(
  ports: Pick<Ports, 'fetch' | 'uploadStack'> & {
    readonly clock: Clock
    readonly headers: Readonly<Record<string, string>>
  },
  content: Content,
): Promise<Outcome> {
  const tus = await import('tus-js-client').catch(() => undefined)
  if (!tus) return 'unreachable'
  const stack = ports.uploadStack?.(tus) ?? fetchStack(ports.fetch)
  return new Promise((resolve) => {
    let isUnreadable = false
    let stopTimer = () => {}
    const end = (outcome: Outcome) => {
      stopTimer()
      content.signal.removeEventListener('abort', stop)
      resolve(outcome)
    }
    const moving = () => {
      stopTimer()
      stopTimer = ports.clock.setTimer(patience, () => {
        void sending.abort()
        end('unreachable')
      })
    }
    const stop = () => {
      void sending.abort()
      end('stopped')
    }
    const sending = new tus.Upload(new Blob(), {
      uploadUrl: content.url,
      headers: { ...ports.headers },
      uploadSize: content.bytes,
      chunkSize: pieceBytes,
      retryDelays: null,
      storeFingerprintForResuming: false,
      fingerprint: async () => '',
      fileReader: {
        openFile: async () => ({
          size: content.bytes,
          async slice(from: number, to: number) {
            const value = await content.read(from, to)
            isUnreadable = value === undefined
            if (!value) throw new Error('The content is not on this device')
            return { value, done: to >= content.bytes }
          },
          close() {},
        }),
      },
      httpStack: stack satisfies HttpStack,
      onProgress(sent) {
        moving()
        content.progressed(sent)
      },
      onChunkComplete: (_bytes, upTo) => content.received(upTo),
      onSuccess: () => end('received'),
      onError: (error) => end(isUnreadable ? 'unreadable' : outcomeOf(error)),
    })
    moving()
    content.signal.addEventListener('abort', stop)
    if (content.signal.aborted) stop()
    else sending.start()
  })
}

function outcomeOf(error: Error | DetailedError): Outcome {
  const status = 'originalResponse' in error ? (error.originalResponse?.getStatus() ?? 0) : 0
  if (status === 401) return 'not-signed-in'
  if (status === 404 || status === 410) return 'gone'
  if (status === 413) return 'too-large'
  // Two who send at once, a server that goes down, a proxy in front of one that is away: another try puts it right.
  if (status === 0 || status === 409 || status === 423 || status === 429 || status >= 500)
    return 'unreachable'
  return 'misunderstood'
}
