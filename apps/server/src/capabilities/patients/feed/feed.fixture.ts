import type { Hospital } from '../hospital.fixture.ts'
import { type Taken, takeMessage } from './take-message.ts'

/** What a message of a test says beyond what every one says. */
export interface Said {
  readonly event?: string
  readonly controlId?: string
  /** HL7's own way of writing it. */
  readonly at?: string
  readonly number?: string
  readonly nhsNumber?: string
  readonly family?: string
  readonly given?: string
  readonly born?: string
  readonly pid?: string
  /** PV1-3, such as `W7^B2^04`. */
  readonly place?: string
  readonly patientClass?: string
  readonly more?: readonly string[]
}

let sent = 0

/** An ADT message of a hospital's patient administration system. */
export function adt(said: Said = {}): string {
  sent += 1
  const { event = 'A01', at = '20260302080000', place = 'W7^B2^04', patientClass = 'I' } = said
  const { number = `M${sent}`, nhsNumber, family = 'Marsh', given = 'Iris', born = '19480705' } = said
  const ids = [number && `${number}^^^RBZ^MR`, nhsNumber && `${nhsNumber}^^^NHS^NH`].filter(Boolean).join('~')
  return [
    `MSH|^~\\&|PAS|RBZ|BATON|RBZ|${at}||ADT^${event}|${said.controlId ?? `C${sent}`}|P|2.4`,
    `EVN|${event}|${at}`,
    said.pid ?? `PID|1||${ids}||${family}^${given}||${born}|F`,
    `PV1|1|${patientClass}|${place}||||C99^Rees^Ffion^^^Dr`,
    ...(said.more ?? []),
  ].join('\r')
}

/** Hands a message over as the listener does. */
export function sendTo(hospital: Hospital): (message: string | Buffer) => Promise<Taken['outcome']> {
  return async (message) => {
    const bytes = Buffer.isBuffer(message) ? message : Buffer.from(message)
    return (await takeMessage(hospital.parts, hospital.organisationId, bytes)).outcome
  }
}
