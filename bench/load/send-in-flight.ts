import type { LoadSocket } from './load-socket.ts'

/** A sentence as long as such messages are: about a hundred characters with some that search will index. */
export function sentence(index: number): string {
  return `Bed ${index % 28}: bloods taken at ${index % 24}:15, potassium ${(index % 30) / 10 + 3}, please review before the ${index} round`
}

/**
 * Keeps `inFlight` sends under way for `durationMs`, each socket in its own conversation in turn.
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
  const write = async (lane: number) => {
    const socket = sockets[lane % sockets.length]
    if (socket === undefined) throw new Error('no sockets')
    const conversations = conversationsOf(socket)
    while (performance.now() - started < durationMs) {
      sent += 1
      const conversationId = conversations[sent % conversations.length] ?? ''
      samples.push(await socket.send(conversationId, sentence(sent)))
    }
  }
  await Promise.all(Array.from({ length: inFlight }, (_, lane) => write(lane)))
  return { perSecond: Math.round(samples.length / ((performance.now() - started) / 1000)), samples }
}
