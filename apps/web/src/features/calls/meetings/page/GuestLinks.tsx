import { api, type GuestLink } from '@baton/contract'
import { Copy, Link2, Link2Off } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../../app/session/use-ask.ts'
import { useServerNow } from '../../../../platform/use-server-now.ts'
import { Button } from '../../../../ui/button/Button.tsx'
import { Dialog } from '../../../../ui/dialog/Dialog.tsx'
import { Panel } from '../../../../ui/panel/Panel.tsx'
import { Row } from '../../../../ui/row/Row.tsx'
import { Select } from '../../../../ui/select/Select.tsx'
import { TextField } from '../../../../ui/text-field/TextField.tsx'
import { notify } from '../../../../ui/toast/notices.ts'
import { useCallNaming } from '../../use-calls.ts'
import { type GuestLinkRow, guestLinkRow } from './guest-link-row.ts'
import styles from './page.module.css'

const lengths: readonly { readonly value: string; readonly label: string }[] = [
  { value: '2', label: '2 hours' },
  { value: '24', label: '1 day' },
  { value: '168', label: '1 week' },
  { value: '336', label: '2 weeks' },
]

/** Links for people without an account: to this meeting alone, for so long, taken back at any time. */
export function GuestLinks({ meetingId }: { readonly meetingId: string }) {
  const { answer, reload } = useAsk(api.calls.listGuestLinks, { meetingId })
  const make = useAct(api.calls.makeGuestLink)
  const naming = useCallNaming()
  const now = useServerNow(30_000)
  const [hours, setHours] = useState('24')
  const [made, setMade] = useState<string>()
  const [revoking, setRevoking] = useState<GuestLinkRow>()
  const links: readonly GuestLink[] = answer?.ok ? answer.value.links : []

  async function makeLink(): Promise<void> {
    const answered = await make.run({ meetingId, hours: Number(hours) })
    if (!answered.ok) return
    setMade(answered.value.link)
    await outdate(api.calls.listGuestLinks)
  }

  return (
    <Panel
      title="Guests"
      help="A guest needs no account. They see this meeting and nothing else, and wait until a colleague in it lets them in."
    >
      <div className={styles.stack}>
        {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
        <FailureNotice failure={make.failure} />
        <div className={styles.make}>
          <Select label="The link works for" value={hours} options={lengths} onChange={setHours} />
          <Button icon={<Link2 />} isBusy={make.isBusy} onPress={() => void makeLink()}>
            Make a link
          </Button>
        </div>
        {made !== undefined && <MadeLink link={made} />}
        {links.length > 0 && (
          <ul className={styles.people}>
            {links.map((link) => {
              const row = guestLinkRow(link, naming, now)
              return (
                <li key={link.id}>
                  <Row
                    leading={row.isOpen ? <Link2 aria-hidden="true" /> : <Link2Off aria-hidden="true" />}
                    title={row.title}
                    subtitle={row.subtitle}
                    action={
                      row.isOpen && (
                        <Button
                          size="small"
                          aria-label={`Take back: ${row.title}`}
                          onPress={() => setRevoking(row)}
                        >
                          Take back
                        </Button>
                      )
                    }
                  />
                </li>
              )
            })}
          </ul>
        )}
      </div>
      {revoking && (
        <RevokeDialog meetingId={meetingId} row={revoking} onClose={() => setRevoking(undefined)} />
      )}
    </Panel>
  )
}

/** Shown once: only what it opens is kept, not the link. */
function MadeLink({ link }: { readonly link: string }) {
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(link)
      notify('Copied', { tone: 'good' })
    } catch {
      notify('This browser does not let Baton copy. Select the link and copy it.', { tone: 'bad' })
    }
  }
  return (
    <div className={styles.made}>
      <TextField
        label="The link"
        help="It is shown only now. Whoever has it may ask to come in: send it to nobody else."
        value={link}
        isReadOnly
      />
      <Button icon={<Copy />} variant="primary" onPress={() => void copy()}>
        Copy
      </Button>
    </div>
  )
}

function RevokeDialog({
  meetingId,
  row,
  onClose,
}: {
  readonly meetingId: string
  readonly row: GuestLinkRow
  readonly onClose: () => void
}) {
  const { run, isBusy, failure } = useAct(api.calls.revokeGuestLink)

  async function revoke(): Promise<void> {
    const done = await run({ meetingId, linkId: row.id })
    if (!done.ok) return
    onClose()
    await outdate(api.calls.listGuestLinks)
  }

  return (
    <Dialog
      title="Take the link back?"
      kind="alert"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="danger" isBusy={isBusy} onPress={() => void revoke()}>
            Take it back
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Keep it
          </Button>
        </>
      }
    >
      <FailureNotice failure={failure} />
      <p>It stops working at once. Whoever came into the meeting by it is put out.</p>
    </Dialog>
  )
}
