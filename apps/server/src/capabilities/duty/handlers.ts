import type { Handler } from '../../platform/operations/handler.ts'
import { acceptRole } from './commands/accept-role.ts'
import { addAbsence } from './commands/add-absence.ts'
import { addRole } from './commands/add-role.ts'
import { addShift } from './commands/add-shift.ts'
import { changeRole } from './commands/change-role.ts'
import { changeShift } from './commands/change-shift.ts'
import { declareOverride } from './commands/declare-override.ts'
import { declineRole } from './commands/decline-role.ts'
import { endOverride } from './commands/end-override.ts'
import { giveUpRole } from './commands/give-up-role.ts'
import { importRota } from './commands/import-rota.ts'
import { offerRole } from './commands/offer-role.ts'
import { previewRota } from './commands/preview-rota.ts'
import { removeAbsence } from './commands/remove-absence.ts'
import { removeShift } from './commands/remove-shift.ts'
import { retireRole } from './commands/retire-role.ts'
import { setCover } from './commands/set-cover.ts'
import { setFocus } from './commands/set-focus.ts'
import { setReachable } from './commands/set-reachable.ts'
import { signOff } from './commands/sign-off.ts'
import { signOn } from './commands/sign-on.ts'
import { takeRole } from './commands/take-role.ts'
import type { DutyParts } from './parts.ts'
import { listDuty } from './queries/list-duty.ts'
import { listOverrides } from './queries/list-overrides.ts'
import { listReachable } from './queries/list-reachable.ts'
import { listReachableElsewhere } from './queries/list-reachable-elsewhere.ts'
import { listRoles } from './queries/list-roles.ts'
import { myDuty } from './queries/my-duty.ts'
import { openRota } from './queries/open-rota.ts'
import { roleHistory } from './queries/role-history.ts'

/** What duty answers, one line an operation. */
export function dutyHandlers(parts: DutyParts): Handler[] {
  return [
    acceptRole(parts),
    addRole,
    changeRole,
    declareOverride(parts),
    declineRole,
    endOverride(parts),
    giveUpRole(parts),
    offerRole(parts),
    retireRole(parts),
    setCover(parts),
    setFocus(parts),
    setReachable,
    signOff(parts),
    signOn(parts),
    takeRole(parts),
    addAbsence(parts),
    addShift(parts),
    changeShift(parts),
    importRota(parts),
    previewRota(parts),
    removeAbsence(parts),
    removeShift(parts),
    listDuty(parts),
    listOverrides(parts),
    listReachable,
    listReachableElsewhere(parts),
    listRoles,
    myDuty(parts),
    openRota,
    roleHistory,
  ]
}
