import { createSocket, type Socket } from 'node:dgram'
import { participantFrame, type RoomFrame, roomFrame } from '@baton/contract'
import type { Page } from '@playwright/test'

/** A network between a page and the media server, of which a test says what it loses. */
export interface LossyWay {
  /** Share of packets that are lost each way from now on, from 0 to 1. */
  loses(share: number): void
  close(): void
}

/**
 * Puts a go-between between a page and the embedded media server: the page is told its address in the server's place, and
 * the server is not told the page's. The room's own line is left alone. To be called before the page's first address.
 */
export async function walkLossyWay(page: Page): Promise<LossyWay> {
  const sockets: Socket[] = []
  const ports = new Map<string, Promise<number>>()
  let lost = 0

  await page.routeWebSocket(/\/api\/room/, (near) => {
    const far = near.connectToServer()
    let told = Promise.resolve()
    far.onMessage((text) => {
      told = told.then(async () => near.send(await redirected(String(text))))
    })
    near.onMessage((text) => {
      const said = withoutCandidates(String(text))
      if (said !== null) far.send(said)
    })
  })

  async function redirected(text: string): Promise<string> {
    const frame = roomFrame.safeParse(JSON.parse(text))
    if (!frame.success || frame.data.t !== 'signal' || frame.data.signal.kind !== 'candidate') return text
    const { signal } = frame.data
    const [, , , , address = '', port = ''] = signal.candidate.split(' ')
    const key = `${address} ${port}`
    const own = ports.get(key) ?? open(address, Number(port))
    ports.set(key, own)
    const candidate = signal.candidate.replace(`${key} typ`, `127.0.0.1 ${await own} typ`)
    const instead: RoomFrame = { t: 'signal', signal: { ...signal, candidate } }
    return JSON.stringify(instead)
  }

  async function open(address: string, port: number): Promise<number> {
    const front = createSocket('udp4')
    const backs = new Map<number, Socket>()
    sockets.push(front)
    front.on('message', (packet, from) => {
      let back = backs.get(from.port)
      if (back === undefined) {
        back = createSocket(address.includes(':') ? 'udp6' : 'udp4')
        back.on('message', (answer) => {
          if (Math.random() >= lost) front.send(answer, from.port, from.address, () => {})
        })
        backs.set(from.port, back)
        sockets.push(back)
      }
      if (Math.random() >= lost) back.send(packet, port, address, () => {})
    })
    await new Promise<void>((resolve) => front.bind(0, '127.0.0.1', resolve))
    return front.address().port
  }

  return {
    loses(share) {
      lost = share
    },
    close() {
      for (const socket of sockets.splice(0)) socket.close()
    },
  }
}

/** What a page says, without where it could be reached directly; `null`: it said nothing else. */
function withoutCandidates(text: string): string | null {
  const frame = participantFrame.safeParse(JSON.parse(text))
  if (!frame.success || frame.data.t !== 'signal') return text
  const { signal } = frame.data
  if (signal.kind === 'candidate') return null
  if (signal.kind !== 'answer') return text
  const sdp = signal.sdp.replaceAll(/^a=candidate:.*\r?\n/gm, '')
  return JSON.stringify({ t: 'signal', signal: { ...signal, sdp } })
}
