import type { FrameTask, ToFrameWorker } from './worker-words.ts'

/** Seals what a device sends and opens what comes, so that whatever forwards it sees nothing of it. */
export interface Sealing {
  /** What a connection must be made with. */
  readonly configuration: RTCConfiguration
  seal(sender: RTCRtpSender): void
  open(receiver: RTCRtpReceiver, stream: string): void
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
  tell({ t: 'key', secret })
  let held = secret

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

  return {
    configuration:
      'RTCRtpScriptTransform' in globalThis ? {} : ({ encodedInsertableStreams: true } as RTCConfiguration),
    seal: (sender) => transform(sender, { do: 'seal', participantId }),
    open: (receiver, stream) => transform(receiver, { do: 'open', stream }),
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
