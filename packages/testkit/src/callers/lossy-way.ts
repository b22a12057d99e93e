import { createSocket, type Socket } from 'node:dgram'
import type { MediaSignal } from '@baton/contract'
import type { Signals } from './caller.ts'
import { dropper, type Loss } from './loss.ts'

type Connect = (hear: (signal: MediaSignal) => void) => Signals

/**
 * A network that loses packets, between a caller and the media server: the caller is told the address of a go-between
 * instead of the server's. Loss must be outside both ends' encryption: what was decrypted once is refused when it is sent
 * again, so that a caller who drops it afterwards could never be helped.
 */
export function throughLossyWay(connect: Connect, loss: Loss): Connect {
  return (hear) => {
    const ways: Way[] = []
    const signals = connect((signal) => {
      if (signal.kind !== 'candidate') return hear(signal)
      const [, , , , address, port] = signal.candidate.split(' ')
      if (address === undefined || address.includes(':')) return
      const way = openWay({ address, port: Number(port) }, loss)
      ways.push(way)
      void way.port.then((own) => {
        const candidate = signal.candidate.replace(`${address} ${port} typ`, `127.0.0.1 ${own} typ`)
        hear({ ...signal, candidate })
      })
    })
    return {
      // The server must not learn of a way that loses nothing.
      say(signal) {
        if (signal.kind === 'candidate') return
        if (signal.kind !== 'answer') return signals.say(signal)
        signals.say({ ...signal, sdp: signal.sdp.replaceAll(/^a=candidate:.*\r?\n/gm, '') })
      },
      close() {
        signals.close()
        for (const way of ways) way.close()
      },
    }
  }
}

interface Way {
  readonly port: Promise<number>
  close(): void
}

function openWay(server: { address: string; port: number }, { send, receive, seed }: Loss): Way {
  const drops = dropper(seed ^ server.port)
  const near = createSocket('udp4')
  const far = createSocket('udp4')
  let device: { address: string; port: number } | null = null
  let isClosed = false
  const pass = (socket: Socket, packet: Buffer, to: { address: string; port: number }, share: number) => {
    if (!isClosed && !drops(share)) socket.send(packet, to.port, to.address, () => {})
  }
  near.on('message', (packet, from) => {
    device = from
    pass(far, packet, server, send)
  })
  far.on('message', (packet) => {
    if (device !== null) pass(near, packet, device, receive)
  })
  const port = new Promise<number>((resolve) => {
    far.bind(0, '0.0.0.0')
    near.bind(0, '127.0.0.1', () => resolve(near.address().port))
  })
  return {
    port,
    close() {
      if (isClosed) return
      isClosed = true
      near.close()
      far.close()
    },
  }
}
