/** What the page says to the worker that seals and opens frames, and what the worker answers. */

/** What a stream is for. */
export type FrameTask =
  | { readonly do: 'seal'; readonly participantId: string }
  | { readonly do: 'open'; readonly stream: string }

export type ToFrameWorker =
  /** Seals with this from a moment from now on, and opens with it at once, beside the one before. */
  | { readonly t: 'key'; readonly secret: string }
  /** Where a browser hands over the two ends of a stream itself. */
  | {
      readonly t: 'pipe'
      readonly task: FrameTask
      readonly readable: ReadableStream
      readonly writable: WritableStream
    }

export type FromFrameWorker =
  /** Whose frames a stream carries now, by their mark. */
  | { readonly t: 'sender'; readonly stream: string; readonly mark: readonly number[] }
  /** How many frames of sound have been opened until now. */
  | { readonly t: 'opened'; readonly sound: number }
