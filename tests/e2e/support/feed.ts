import { connect } from 'node:net'

/** Where the served hospital listens for its feed: a port beside its own. */
export function feedPort(port: number): number {
  return port + 1_000
}

/**
 * Sends one HL7 message over MLLP, as a hospital's own system does.
 *
 * @returns what was answered: AA, AE or AR
 */
export function sendOverMllp(port: number, message: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const line = connect(port, '127.0.0.1', () => line.write(`\x0b${message}\x1c\r`))
    let answer = ''
    line.on('data', (bytes) => {
      answer += bytes.toString('utf8')
      if (!answer.includes('\x1c')) return
      line.destroy()
      resolve(/MSA\|(\w+)/.exec(answer)?.[1] ?? answer)
    })
    line.on('error', reject)
  })
}

/** An admission: a family name, a hospital number, and the ward by the feed's own code. */
export function admission({
  family,
  number,
  ward,
}: {
  family: string
  number: string
  ward: string
}): string {
  const now = new Date().toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)
  const at = `${now}+0000`
  return [
    `MSH|^~\\&|PAS|RBZ|BATON|RBZ|${at}||ADT^A01|${number}|P|2.4`,
    `EVN|A01|${at}`,
    `PID|1||${number}^^^RBZ^MR||${family}^Morwenna||19480705|F`,
    `PV1|1|I|${ward}^^A6`,
  ].join('\r')
}
