import { api, type Role } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { useRoles } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { notify } from '../../../ui/toast/notices.ts'

/** Gives a role up; what becomes of it is said, and what stands in the way. */
export function GiveUp({
  role,
  size = 'small',
}: {
  readonly role: Role
  readonly size?: 'small' | 'medium'
}) {
  const roles = useRoles()
  const { run, isBusy, failure } = useAct(api.duty.giveUpRole)

  async function giveUp(): Promise<void> {
    const answer = await run({ roleId: role.id })
    if (!answer.ok) return
    const to = answer.value.toRoleId === null ? undefined : roles.byId.get(answer.value.toRoleId)
    notify(to ? `${role.name} fell to ${to.name}.` : `You gave up ${role.name}.`, { tone: 'good' })
  }

  return (
    <>
      <Button size={size} isBusy={isBusy} onPress={() => void giveUp()}>
        Give up
      </Button>
      <FailureNotice failure={failure} />
    </>
  )
}
