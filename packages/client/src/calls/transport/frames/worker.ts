import { type FrameKey, frameKeyOf } from './frame-keys.ts'
import { clearBytes, createSeal, openFrame } from './seal-frame.ts'
import type { FrameTask, FromFrameWorker, ToFrameWorker } from './worker-words.ts'

/**
 * Seals what this device sends and opens what comes, frame by frame, beside the page's own thread. The page's types know
 * no worker, so what is used of one stands here.
 */
interface WorkerScope {
  onmessage: ((event: { data: ToFrameWorker }) => void) | null
  onrtctransform: ((event: { transformer: Transformer }) => void) | null
  postMessage(word: FromFrameWorker): void
}

interface Transformer {
  readonly options: FrameTask
  readonly readable: ReadableStream<EncodedFrame>
  readonly writable: WritableStream<EncodedFrame>
  sendKeyFrameRequest?: () => Promise<void>
}

interface EncodedFrame {
  data: ArrayBuffer
  /** Of a picture alone. */
  readonly type?: 'key' | 'delta' | 'empty'
}

/** Everyone is given a new key at about the same time: sealing with it waits until all have it, in ms. */
const overlapMs = 1_000
/** How often a whole picture is asked for when none of the changes could be opened, in ms. */
const askAgainMs = 1_000
/** How often it is told how much sound was opened, in ms. */
const countMs = 500

const scope = self as unknown as WorkerScope
/** The newest first: a frame may have been sealed with the one before. */
let opening: readonly FrameKey[] = []
let sealing: FrameKey | undefined
let soundOpened = 0
let countedAt = 0

scope.onmessage = ({ data }) => {
  if (data.t === 'key') void take(data.secret)
  else void pipe(data.task, data.readable, data.writable)
}
scope.onrtctransform = ({ transformer }) => {
  const { options, readable, writable } = transformer
  void pipe(options, readable, writable, () => void transformer.sendKeyFrameRequest?.().catch(() => {}))
}

async function take(secret: string): Promise<void> {
  const key = await frameKeyOf(secret)
  opening = [key, ...opening.slice(0, 1)]
  if (sealing) setTimeout(() => (sealing = key), overlapMs)
  else sealing = key
}

async function pipe(
  task: FrameTask,
  readable: ReadableStream<EncodedFrame>,
  writable: WritableStream<EncodedFrame>,
  askForWhole?: () => void,
): Promise<void> {
  const transform =
    task.do === 'seal' ? await sealed(task.participantId) : opened(task.stream, askForWhole ?? (() => {}))
  // Ends when the connection is closed.
  await readable
    .pipeThrough(transform)
    .pipeTo(writable)
    .catch(() => {})
}

async function sealed(participantId: string): Promise<TransformStream<EncodedFrame, EncodedFrame>> {
  const sealWith = await createSeal(participantId)
  return new TransformStream({
    async transform(frame, controller) {
      // Without a key nothing leaves.
      if (!sealing) return
      const clear =
        frame.type === undefined ? clearBytes.sound : clearBytes[frame.type === 'key' ? 'key' : 'delta']
      const { buffer } = await sealWith(sealing)(new Uint8Array(frame.data), clear)
      frame.data = buffer
      controller.enqueue(frame)
    },
  })
}

function opened(stream: string, askForWhole: () => void): TransformStream<EncodedFrame, EncodedFrame> {
  let sender = ''
  let askedAt = 0
  return new TransformStream({
    async transform(frame, controller) {
      const result = await openFrame(opening, new Uint8Array(frame.data))
      if (!result.ok) {
        if (frame.type === undefined || Date.now() - askedAt < askAgainMs) return
        askedAt = Date.now()
        askForWhole()
        return
      }
      if (frame.type === undefined) countSound()
      const mark = [...result.mark]
      if (sender !== mark.join('.')) {
        sender = mark.join('.')
        scope.postMessage({ t: 'sender', stream, mark })
      }
      frame.data = result.frame.buffer
      controller.enqueue(frame)
    },
  })
}

function countSound(): void {
  soundOpened += 1
  if (Date.now() - countedAt < countMs) return
  countedAt = Date.now()
  scope.postMessage({ t: 'opened', sound: soundOpened })
}
