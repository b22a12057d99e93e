import type { LoadSocket } from './load-socket.ts'

/** A sentence as long as such messages are: about a hundred characters with some that search will index. */
export function sentence(index: number): string {
  return `Bed ${index % 28}: bloods taken at ${index % 24}:15, potassium ${(index % 30) / 10 + 3}, please review before the ${index} round`
}

/**
 * Keeps `inFlight` sends under way for `durationMs`, by every socket in turn and in each of its conversations in turn:
 * one socket alone would soon send more than a client may (RT31).
 *
 * @returns sends acknowledged a second, and each one's time in ms
 */
export async function sendInFlight(
  sockets: readonly LoadSocket[],
  conversationsOf: (socket: LoadSocket) => readonly string[],
  inFlight: number,
  durationMs: number,
): Promise<{ perSecond: number; samples: number[] }> {
  const samples: number[] = []
  const started = performance.now()
  let sent = 0
  const write = async () => {
    while (performance.now() - started < durationMs) {
      sent += 1
      const socket = sockets[sent % sockets.length]
      if (socket === undefined) throw new Error('no sockets')
      const conversations = conversationsOf(socket)
      const conversationId = conversations[Math.floor(sent / sockets.length) % conversations.length] ?? ''
      samples.push(await socket.send(conversationId, sentence(sent)))
    }
  }
  await Promise.all(Array.from({ length: inFlight }, write))
  return { perSecond: Math.round(samples.length / ((performance.now() - started) / 1000)), samples }
}
