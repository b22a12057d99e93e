import { markOf } from './frame-keys.ts'
import type { FrameTask, FromFrameWorker, ToFrameWorker } from './worker-words.ts'

/** Seals what a device sends and opens what comes, so that whatever forwards it sees nothing of it. */
export interface Sealing {
  /** What a connection must be made with. */
  readonly configuration: RTCConfiguration
  seal(sender: RTCRtpSender): void
  /** @param stream a name for what comes there, of this connection alone */
  open(receiver: RTCRtpReceiver, stream: string): void
  /** Whether what was last opened there was sealed by that participant, whoever forwards it says that it was. */
  isBy(stream: string, participantId: string): boolean
  /** How many frames of sound have been opened until now: what comes and cannot be opened is not heard (CAL22). */
  soundOpened(): number
  /** Tells when somebody else's frames come in a stream. */
  onChange(listener: () => void): void
  /** The meeting has another key. */
  key(secret: string): void
  stop(): void
}

/** What older browsers have in place of `RTCRtpScriptTransform`. */
interface EncodedStreams {
  createEncodedStreams(): { readable: ReadableStream; writable: WritableStream }
}

/** Whether this browser can seal at all. */
export function canSeal(): boolean {
  return 'RTCRtpScriptTransform' in globalThis || isOlder()
}

/** @param participantId whose frames those are that are sealed here */
export function createSealing(worker: Worker, participantId: string, secret: string): Sealing {
  let held = secret
  let opened = 0
  let changed = () => {}
  /** By stream, and by participant. */
  const senders = new Map<string, string>()
  const marks = new Map<string, string>()
  tell({ t: 'key', secret })
  worker.onmessage = ({ data }: { data: FromFrameWorker }) => {
    if (data.t === 'opened') {
      opened = data.sound
      return
    }
    senders.set(data.stream, data.mark.join('.'))
    changed()
  }

  function tell(word: ToFrameWorker, ...transfer: Transferable[]): void {
    worker.postMessage(word, transfer)
  }

  function transform(end: RTCRtpSender | RTCRtpReceiver, task: FrameTask): void {
    if ('RTCRtpScriptTransform' in globalThis) {
      end.transform = new RTCRtpScriptTransform(worker, task)
      return
    }
    // Asked for in `configuration`, so it is there.
    const { readable, writable } = (end as unknown as EncodedStreams).createEncodedStreams()
    tell({ t: 'pipe', task, readable, writable }, readable, writable)
  }

  async function learn(whose: string): Promise<void> {
    marks.set(whose, (await markOf(whose)).join('.'))
    changed()
  }

  return {
    configuration:
      'RTCRtpScriptTransform' in globalThis ? {} : ({ encodedInsertableStreams: true } as RTCConfiguration),
    seal: (sender) => transform(sender, { do: 'seal', participantId }),
    open: (receiver, stream) => transform(receiver, { do: 'open', stream }),
    isBy(stream, whose) {
      const mark = marks.get(whose)
      if (mark === undefined) void learn(whose)
      return mark !== undefined && senders.get(stream) === mark
    },
    soundOpened: () => opened,
    onChange(listener) {
      changed = listener
    },
    key(next) {
      if (next === held) return
      held = next
      tell({ t: 'key', secret: next })
    },
    stop: () => worker.terminate(),
  }
}

function isOlder(): boolean {
  return typeof RTCRtpSender !== 'undefined' && 'createEncodedStreams' in RTCRtpSender.prototype
}
