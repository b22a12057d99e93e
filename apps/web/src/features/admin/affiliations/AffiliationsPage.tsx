import { api } from '@baton/contract'
import { KeyRound, Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { useClient } from '../../../platform/use-client.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { useNameOf } from '../../duty/use-name-of.ts'
import styles from './affiliations.module.css'
import { type AffiliationsSnapshot, affiliationsSnapshot } from './affiliations-snapshot.ts'
import { EndDialog } from './EndDialog.tsx'
import { EnterCodeDialog } from './EnterCodeDialog.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { ReachableRoles } from './ReachableRoles.tsx'

/** The organisations that this one is connected with, and how that begins and ends. */
export function AffiliationsPage() {
  const { answer, reload } = useAsk(api.identity.listAffiliations, {}, { keepsEarlier: true })
  const [open, setOpen] = useState<'invite' | 'enter-code'>()
  const { visits } = useClient()
  const nameOf = useNameOf()
  const now = useNow()

  // The other side may agree, or end it, while this page is looked at.
  useEffect(() => visits.organisations.subscribe(reload), [visits, reload])

  const snapshot = answer?.ok ? affiliationsSnapshot(answer.value, nameOf, now) : undefined
  return (
    <Page
      title="Connected organisations"
      help="Their people and yours can turn to the roles that each has named for the other. Both agree to it, and either ends it alone."
      back={<BackLink to="/admin" label="Back to Manage" />}
      actions={
        <Button variant="primary" icon={<Plus />} onPress={() => setOpen('invite')}>
          Connect an organisation
        </Button>
      }
    >
      {!answer && <Skeleton label="Loading connected organisations" count={3} />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {snapshot && (
        <Connected affiliations={snapshot.affiliations} onEnterCode={() => setOpen('enter-code')} />
      )}
      {snapshot && snapshot.invitations.length > 0 && <Waiting invitations={snapshot.invitations} />}
      {snapshot && <ReachableRoles />}
      {open === 'invite' && <InviteDialog onClose={() => setOpen(undefined)} />}
      {open === 'enter-code' && <EnterCodeDialog onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

interface ConnectedProps extends Pick<AffiliationsSnapshot, 'affiliations'> {
  readonly onEnterCode: () => void
}

function Connected({ affiliations, onEnterCode }: ConnectedProps) {
  const [ending, setEnding] = useState<AffiliationsSnapshot['affiliations'][number]>()
  return (
    <Panel
      title="Connected"
      action={
        <Button icon={<KeyRound />} onPress={onEnterCode}>
          Enter a code
        </Button>
      }
    >
      {affiliations.length === 0 && (
        <EmptyState title="No organisation is connected" level={3}>
          Make a code for an administrator of the other organisation, or enter the one that they made.
        </EmptyState>
      )}
      <ul className={styles.list}>
        {affiliations.map((one) => (
          <li key={one.id} className={styles.one}>
            <div className={styles.what}>
              <b>{one.name}</b>
              <p className={styles.soft}>{one.words}</p>
            </div>
            <Button aria-label={`Disconnect ${one.name}`} onPress={() => setEnding(one)}>
              Disconnect
            </Button>
          </li>
        ))}
      </ul>
      {ending && <EndDialog affiliation={ending} onClose={() => setEnding(undefined)} />}
    </Panel>
  )
}

function Waiting({ invitations }: Pick<AffiliationsSnapshot, 'invitations'>) {
  const withdraw = useAct(api.identity.withdrawInvitation)

  async function takeBack(invitationId: string) {
    const answer = await withdraw.run({ invitationId })
    if (answer.ok) notify('The code was taken back. It connects nobody any more.', { tone: 'good' })
    await outdate(api.identity.listAffiliations)
  }

  return (
    <Panel
      title="Codes that nobody has used"
      help="Whoever enters one connects their organisation with yours."
    >
      <FailureNotice failure={withdraw.failure} />
      <ul className={styles.list}>
        {invitations.map(({ id, words, until }) => (
          <li key={id} className={styles.one}>
            <div className={styles.what}>
              <p>{words}</p>
              <p className={styles.soft}>{until}</p>
            </div>
            <Button
              aria-label={`Take back the code: ${words.charAt(0).toLowerCase()}${words.slice(1)}`}
              isBusy={withdraw.isBusy}
              onPress={() => void takeBack(id)}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
