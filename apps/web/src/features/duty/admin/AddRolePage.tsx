import { api } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from './admin.module.css'
import { RoleForm, roleParts } from './RoleForm.tsx'
import { emptyRole, type RoleFields, roleFrom } from './role-fields.ts'

/** A new role. */
export function AddRolePage() {
  const { run, isBusy, failure } = useAct(api.duty.addRole)
  const { fields, set, clear } = useDraft<RoleFields>('add-role', emptyRole)
  const navigate = useNavigate()

  async function add(): Promise<void> {
    const answer = await run(roleFrom(fields))
    if (!answer.ok) return
    clear()
    notify(`${answer.value.role.name} was added.`, { tone: 'good' })
    await navigate({ to: '/directory/roles/$roleId', params: { roleId: answer.value.role.id } })
  }

  return (
    <Page title="Add a role" back={<BackLink to="/admin/roles" label="Back to roles" />}>
      <Panel>
        <form
          className={`${styles.stack} ${styles.form}`}
          onSubmit={(event) => {
            event.preventDefault()
            void add()
          }}
        >
          {!isAllAt(failure, roleParts) && <FailureNotice failure={failure} />}
          <RoleForm roleId={undefined} fields={fields} failure={failure} set={set} />
          <div className={styles.actions}>
            <Button type="submit" variant="primary" isBusy={isBusy}>
              Add role
            </Button>
          </div>
        </form>
      </Panel>
    </Page>
  )
}
