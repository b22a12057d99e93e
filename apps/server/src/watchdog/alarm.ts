import { createTransport } from 'nodemailer'
import type { Trouble } from './incident.ts'

/** Where an alarm goes; no way is no watchdog. */
export interface Ways {
  readonly webhookUrl: string | null
  readonly mail: { readonly url: string; readonly from: string; readonly to: string } | null
}

export interface Alarm {
  readonly what: Trouble | 'well'
  readonly at: string
  /** The address of the Baton that is meant. */
  readonly baton: string
}

const patienceMs = 5_000
const sentences: Readonly<Record<Alarm['what'], string>> = {
  'engine silent': 'Urgent messages are not being escalated. Telephone, and see to the server.',
  'rung late': 'Urgent messages are escalated late. Telephone, and see to the server.',
  'database unreachable': 'Baton cannot reach its database. Telephone, and see to the server.',
  well: 'Urgent messages are escalated in time again.',
}

/**
 * Tells the world outside, every way at once. Nothing of any patient or person is in it.
 *
 * @returns the ways that did not take it, to be tried again
 */
export async function raiseAlarm(ways: Ways, alarm: Alarm): Promise<Ways> {
  const [webhook, mail] = await Promise.all([
    ways.webhookUrl === null || post(ways.webhookUrl, alarm),
    ways.mail === null || send(ways.mail, alarm),
  ])
  return { webhookUrl: webhook ? null : ways.webhookUrl, mail: mail ? null : ways.mail }
}

export function hasWay({ webhookUrl, mail }: Ways): boolean {
  return webhookUrl !== null || mail !== null
}

async function post(url: string, alarm: Alarm): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...alarm, sentence: sentences[alarm.what] }),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

async function send(mail: NonNullable<Ways['mail']>, alarm: Alarm): Promise<boolean> {
  const transport = createTransport({
    url: mail.url,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const subject = alarm.what === 'well' ? 'Baton: well again' : `Baton: alarm, ${alarm.what}`
    const text = `${sentences[alarm.what]}\n\n${alarm.baton}\n${alarm.at}\n`
    await transport.sendMail({ from: mail.from, to: mail.to, subject, text })
    return true
  } catch {
    return false
  } finally {
    transport.close()
  }
}
