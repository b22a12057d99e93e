import { api, type Role } from '@baton/contract'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { useRoles } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from './admin.module.css'
import { ReachablePanel } from './ReachablePanel.tsx'
import { RoleForm, roleParts } from './RoleForm.tsx'
import { fieldsOfRole, type RoleFields, roleFrom } from './role-fields.ts'

/** What a role is, for whoever looks after it. */
export function RolePage() {
  const { roleId } = useParams({ from: '/signed-in/admin/roles/$roleId' })
  const { loaded, byId } = useRoles()
  const role = byId.get(roleId)
  const back = <BackLink to="/admin/roles" label="Back to roles" />
  if (!role) {
    return (
      <Page title="Role" back={back}>
        {loaded ? <EmptyState title="There is no such role" /> : <Skeleton label="Loading the role" />}
      </Page>
    )
  }
  return (
    <Page
      title={role.name}
      back={back}
      help={role.state === 'retired' ? 'Retired: takes no more work.' : undefined}
    >
      {role.state === 'active' ? (
        <Changing key={role.id} role={role} />
      ) : (
        <EmptyState title="This role is retired">Its name and its history are kept.</EmptyState>
      )}
    </Page>
  )
}

function Changing({ role }: { readonly role: Role }) {
  const change = useAct(api.duty.changeRole)
  const retire = useAct(api.duty.retireRole)
  const [fields, setFields] = useState<RoleFields>(() => fieldsOfRole(role))
  const [isAsked, setAsked] = useState(false)

  async function save(): Promise<void> {
    const answer = await change.run({ roleId: role.id, ...roleFrom(fields) })
    if (answer.ok) notify('Saved. Everyone sees it now.', { tone: 'good' })
  }

  async function takeAway(): Promise<void> {
    setAsked(false)
    const answer = await retire.run({ roleId: role.id })
    if (answer.ok) notify(`${role.name} is retired.`, { tone: 'good' })
  }

  return (
    <>
      <Panel>
        <form
          className={`${styles.stack} ${styles.form}`}
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          {!isAllAt(change.failure, roleParts) && <FailureNotice failure={change.failure} />}
          <RoleForm
            roleId={role.id}
            fields={fields}
            failure={change.failure}
            set={(name, value) => setFields((before) => ({ ...before, [name]: value }))}
          />
          <div className={styles.actions}>
            <Button type="submit" variant="primary" isBusy={change.isBusy}>
              Save
            </Button>
          </div>
        </form>
      </Panel>
      <ReachablePanel role={role} />
      <Panel title="Retire" help="It keeps its name and its history, and takes no more work.">
        <FailureNotice failure={retire.failure} />
        <div>
          <Button variant="danger" isBusy={retire.isBusy} onPress={() => setAsked(true)}>
            Retire this role
          </Button>
        </div>
      </Panel>
      {isAsked && (
        <Dialog
          kind="alert"
          size="small"
          title={`Retire ${role.name}?`}
          isOpen
          onOpenChange={setAsked}
          footer={
            <>
              <Button variant="danger" onPress={() => void takeAway()}>
                Retire
              </Button>
              <Button onPress={() => setAsked(false)}>Cancel</Button>
            </>
          }
        >
          <p>Nobody can hold it or send to it any more. This cannot be undone.</p>
        </Dialog>
      )}
    </>
  )
}
