import type { StreamWriter } from '../../../platform/streams/stream-writer.ts'

const led = new WeakSet<StreamWriter>()

/** Does something to a ladder in a change of the task itself, which follows by its own hand what comes of it. */
export async function leading<Result>(streams: StreamWriter, work: () => Promise<Result>): Promise<Result> {
  led.add(streams)
  try {
    return await work()
  } finally {
    led.delete(streams)
  }
}

/** Whether the task leads, so that nothing follows its ladder. */
export function isLed(streams: StreamWriter): boolean {
  return led.has(streams)
}
