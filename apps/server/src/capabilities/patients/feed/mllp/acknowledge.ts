import { v7 as uuidv7 } from 'uuid'
import type { Header } from '../take-message.ts'

/**
 * The answer to a message: AA when it is kept, whether it could be used or waits for somebody; AR when it is no HL7 or
 * too large, so that sending it again would be of no use.
 */
export function acknowledge(code: 'AA' | 'AR', header: Header, at: Date): string {
  const { sendingApplication, sendingFacility, controlId, trigger } = header
  const stamp = at.toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const to = [sendingApplication, sendingFacility].map(escaped)
  const type = trigger === '' ? 'ACK' : `ACK^${escaped(trigger)}`
  // Short enough for HL7's twenty characters, and never the same twice: the random end of a new id.
  const own = uuidv7().replaceAll('-', '').slice(-20)
  return [
    ['MSH', '^~\\&', 'BATON', '', ...to, `${stamp}+0000`, '', type, own, 'P', '2.4'].join('|'),
    ['MSA', code, escaped(controlId)].join('|'),
    '',
  ].join('\r')
}

function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '\\': '\\E\\',
    '|': '\\F\\',
    '^': '\\S\\',
    '&': '\\T\\',
    '~': '\\R\\',
  }
  return text.replaceAll(/[\\|^&~]/g, (sign) => signs[sign] ?? sign).replaceAll(/[\r\n]/g, ' ')
}
