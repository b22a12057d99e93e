import type { Random } from '../faults/random.ts'

/** Real signals of a device, to be spoiled. */
export interface Real {
  /** A whole answer as this device gave it; empty: it has given none yet. */
  readonly answer: string
  readonly attempt: number
}

/** One malformed word to the room's socket: no JSON, the wrong shape, or the right shape with nonsense in it. */
export function garbageWord(random: Random, real: Real): string | Buffer {
  switch (random.below(12)) {
    case 0:
      return random.bytes(1 + random.below(2_000))
    case 1:
      return random.bytes(1 + random.below(500)).toString('latin1')
    case 2:
      return '['.repeat(1 + random.below(20_000))
    case 3:
      return JSON.stringify({ t: 'signal', signal: 'x'.repeat(random.below(30_000)) })
    case 4:
      return JSON.stringify({
        t: random.among(['signal', 'state', 'say', 'hand', 'measure', 'room', '']),
        signal: { kind: 'dial', attempt: -1 },
      })
    case 5:
      return cut(
        JSON.stringify({ t: 'signal', signal: { kind: 'answer', attempt: 1, sdp: real.answer } }),
        random,
      )
    case 6:
      return signal({ kind: 'dial', attempt: random.among([1, 2, 2 ** 31, 2 ** 53, 1.5]) })
    case 7:
      return signal({ kind: 'answer', attempt: real.attempt, sdp: spoil(real.answer, random) })
    case 8:
      return signal({ kind: 'answer', attempt: real.attempt, sdp: random.bytes(20_000).toString('latin1') })
    case 9:
      return signal({
        kind: 'candidate',
        attempt: real.attempt,
        candidate: nonsenseCandidate(random),
        mid: '0',
      })
    case 10:
      return signal({
        kind: 'want',
        pictures: Array.from({ length: random.below(40) }, () => ({
          participantId: random.among(['', 'nobody', '00000000-0000-7000-8000-000000000000']),
          source: random.among(['camera', 'screen', 'microphone']),
          size: 'large',
        })),
      })
    default:
      return JSON.stringify({
        t: 'say',
        id: random.among(['', 'x', '00000000-0000-7000-8000-000000000000']),
        words: random.bytes(random.below(9_000)).toString('latin1'),
      })
  }
}

function signal(of: object): string {
  return JSON.stringify({ t: 'signal', signal: of })
}

function cut(text: string, random: Random): string {
  return text.slice(0, random.below(text.length + 1))
}

/** A real answer with lines lost, doubled, swapped or turned to nonsense. */
function spoil(sdp: string, random: Random): string {
  const lines = sdp.split('\r\n')
  for (let times = 1 + random.below(12); times > 0; times -= 1) {
    const at = random.below(lines.length)
    const line = lines[at] ?? ''
    const spoiled = random.among([
      [],
      [line, line],
      [line.slice(0, random.below(line.length + 1))],
      [line.replaceAll(/\d+/g, () => String(random.below(2 ** 31) * 4))],
      [`${line}${'9'.repeat(random.below(300))}`],
      [random.bytes(random.below(200)).toString('latin1')],
      ['m=video 9 UDP/TLS/RTP/SAVPF 255'],
      ['a=ssrc:99999999999 cname:x'],
      ['a=fingerprint:sha-256 00'],
      ['a=setup:actpass'],
    ])
    lines.splice(at, 1, ...spoiled)
  }
  return lines.join(random.among(['\r\n', '\r\n', '\n'])).slice(0, 59_000)
}

function nonsenseCandidate(random: Random): string {
  return random.among([
    '',
    'candidate:',
    `candidate:1 1 UDP 1 ${'9'.repeat(300)} 1 typ host`,
    'candidate:1 1 UDP 2130706431 256.256.256.256 70000 typ host',
    'candidate:1 1 TCP 2130706431 127.0.0.1 9 typ host tcptype active',
    'candidate:1 1 UDP 2130706431 ::1 0 typ relay raddr x rport y',
    `candidate:1 99 UDP -1 some.example ${random.below(70_000)} typ srflx`,
    random.bytes(900).toString('latin1'),
  ])
}
