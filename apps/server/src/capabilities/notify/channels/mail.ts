import { createTransport } from 'nodemailer'
import { failed, type Outcome, sent } from './outcome.ts'
import { patienceMs } from './post.ts'

export interface MailSettings {
  /** smtp://name:password@machine:port, or smtps:// */
  readonly url: string
  /** Whose name and address the e-mail bears. */
  readonly from: string
}

export interface Mailer {
  /** Sends a heading and Baton's address to one mailbox, and nothing else. */
  send(mail: { to: string; heading: string; messageId: string }): Promise<Outcome>
  close(): void
}

/** Opens the way to a mail server; connects on first use. */
export function openMailer({ url, from }: MailSettings, publicUrl: string): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = new URL(publicUrl).hostname
  return {
    async send({ to, heading, messageId }) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: heading,
          text: `${heading}\n\nOpen Baton: ${publicUrl}\n`,
          messageId: `<${messageId}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return sent
      } catch (error) {
        return failed(problemOf(error))
      }
    },
    close: () => transport.close(),
  }
}

/** From 500 up a mail server says that it will not take this one; below, that it may later. */
function problemOf(error: unknown): 'refused' | 'busy' | 'unreachable' {
  const code =
    typeof error === 'object' && error !== null && 'responseCode' in error ? error.responseCode : undefined
  if (typeof code !== 'number') return 'unreachable'
  return code >= 500 ? 'refused' : 'busy'
}
