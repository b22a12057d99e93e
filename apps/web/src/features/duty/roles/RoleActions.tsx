import { api } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { ClipboardPlus, MessageSquare, Siren } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { taskRequest } from '../../../app/task-request.ts'
import { urgentTo } from '../../../app/urgent-to.ts'
import { useRoles } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { ButtonLink } from '../../../ui/router/links.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { CallButton } from '../../calls/start/CallButton.tsx'
import { dutySheet } from '../sheet/duty-sheet.ts'
import { GiveUp } from './GiveUp.tsx'
import type { RoleSnapshot } from './role-snapshot.ts'
import styles from './roles.module.css'
import { useMessageRole } from './use-message-role.ts'

/** What can be done about a role: turn to it, take it, hand it on. */
export function RoleActions({ snapshot }: { readonly snapshot: RoleSnapshot }) {
  const me = useMe()
  const urgent = urgentTo.use()
  const navigate = useNavigate()
  const message = useMessageRole()
  const { byId } = useRoles()
  const take = useAct(api.duty.takeRole)
  const [isAsked, setAsked] = useState(false)
  const can = (action: RoleSnapshot['actions'][number]) => snapshot.actions.includes(action)
  const role = byId.get(snapshot.id)

  async function takeIt(displace: boolean): Promise<void> {
    const answer = await take.run({ roleId: snapshot.id, displace })
    setAsked(false)
    if (answer.ok) notify(`You hold ${snapshot.name} now.`, { tone: 'good' })
  }

  return (
    <>
      <div className={styles.actions}>
        {!snapshot.isRetired && (
          <Button
            variant="primary"
            icon={<MessageSquare />}
            isBusy={message.isBusy}
            onPress={() =>
              void message.open(snapshot.id, (conversationId) =>
                navigate({ to: '/messages/$conversationId', params: { conversationId } }),
              )
            }
          >
            Message
          </Button>
        )}
        {!snapshot.isRetired && <CallButton about={{ kind: 'role', id: snapshot.id }} />}
        {!snapshot.isRetired && urgent && (
          <Button
            variant="danger"
            icon={<Siren />}
            onPress={() => urgent.open({ kind: 'role', id: snapshot.id })}
          >
            Urgent
          </Button>
        )}
        {!snapshot.isRetired && (
          <Button
            icon={<ClipboardPlus />}
            onPress={() => taskRequest.set({ requestedFor: { kind: 'role', id: snapshot.id } })}
          >
            Ask for something
          </Button>
        )}
        {can('sign-on') && (
          <Button onPress={() => dutySheet.set({ view: 'sign-on', roleIds: [snapshot.id] })}>
            Sign on to take it
          </Button>
        )}
        {can('take') && (
          <Button isBusy={take.isBusy} onPress={() => void takeIt(false)}>
            Take this role
          </Button>
        )}
        {can('displace') && <Button onPress={() => setAsked(true)}>Take over</Button>}
        {can('hand-over') && (
          <Button onPress={() => dutySheet.set({ view: 'hand-over', roleId: snapshot.id })}>Hand over</Button>
        )}
        {can('give-up') && role && <GiveUp role={role} size="medium" />}
        {me.administrator && (
          <ButtonLink to="/admin/roles/$roleId" params={{ roleId: snapshot.id }}>
            Manage
          </ButtonLink>
        )}
      </div>
      <FailureNotice failure={take.failure ?? message.failure} />
      {isAsked && (
        <Dialog
          kind="alert"
          size="small"
          title={`Take over ${snapshot.name}?`}
          isOpen
          onOpenChange={(isOpen) => !isOpen && setAsked(false)}
          footer={
            <>
              <Button variant="primary" isBusy={take.isBusy} onPress={() => void takeIt(true)}>
                Take over
              </Button>
              <Button onPress={() => setAsked(false)}>Cancel</Button>
            </>
          }
        >
          <p>
            {snapshot.displaced.join(', ')} holds it now and is told that you took it. Ask first if you can.
          </p>
        </Dialog>
      )}
    </>
  )
}
