import type { RolesSnapshot } from '@baton/client'
import type { MyDuty } from '@baton/domain'
import { useMyDuty, useRoles } from '../../../platform/use-duty.ts'
import { Sheet } from '../../../ui/sheet/Sheet.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { closeDutySheet, type DutyView, dutySheet } from './duty-sheet.ts'
import { Focus } from './Focus.tsx'
import { HandOver } from './HandOver.tsx'
import { OnDuty } from './OnDuty.tsx'
import { SignOff } from './SignOff.tsx'
import { SignOn } from './SignOn.tsx'

/** My duty, over whatever screen it was opened from. Loaded when it is first opened. */
export function DutySheet() {
  const shown = dutySheet.use()
  const mine = useMyDuty()
  const roles = useRoles()
  return (
    <Sheet
      title={titleOf(shown, mine, roles)}
      isOpen={shown !== null}
      onOpenChange={(isOpen) => !isOpen && closeDutySheet()}
    >
      {shown && mine ? (
        <View shown={shown} mine={mine} roles={roles} />
      ) : (
        <Skeleton label="Loading your duty" count={3} />
      )}
    </Sheet>
  )
}

interface ViewProps {
  readonly shown: DutyView
  readonly mine: MyDuty
  readonly roles: RolesSnapshot
}

function View({ shown, mine, roles }: ViewProps) {
  switch (shown.view) {
    case 'duty':
      return mine.duty.state === 'on' ? <OnDuty mine={mine} /> : <SignOn mine={mine} roleIds={[]} />
    case 'sign-on':
      return <SignOn mine={mine} roleIds={shown.roleIds} />
    case 'focus':
      return <Focus />
    case 'sign-off':
      return <SignOff mine={mine} />
    case 'sign-out':
      return <SignOff mine={mine} isSigningOut />
    case 'hand-over': {
      const role = roles.byId.get(shown.roleId)
      return role ? <HandOver role={role} /> : <Skeleton label="Loading the role" count={3} />
    }
  }
}

function titleOf(shown: DutyView | null, mine: MyDuty | null, roles: RolesSnapshot): string {
  const isOn = mine?.duty.state === 'on'
  switch (shown?.view) {
    case 'sign-on':
      return isOn ? 'Change my duty' : 'Sign on'
    case 'focus':
      return 'I am busy'
    case 'sign-off':
      return 'Go off duty'
    case 'sign-out':
      return 'Sign out'
    case 'hand-over':
      return `Hand over ${roles.byId.get(shown.roleId)?.name ?? 'a role'}`
    default:
      return isOn ? 'My duty' : 'Sign on'
  }
}
