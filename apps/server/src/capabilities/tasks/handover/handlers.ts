import type { Handler } from '../../../platform/operations/handler.ts'
import type { TaskParts } from '../parts.ts'
import { acceptHandover } from './commands/accept-handover.ts'
import { leaveOutOfHandover } from './commands/leave-out-of-handover.ts'
import { noteHandover } from './commands/note-handover.ts'
import { offerHandover } from './commands/offer-handover.ts'
import { prepareHandover } from './commands/prepare-handover.ts'
import { rejectHandover } from './commands/reject-handover.ts'
import { staffHandover } from './commands/staff-handover.ts'
import { withdrawHandover } from './commands/withdraw-handover.ts'
import { handoverWards } from './queries/handover-wards.ts'
import { listHandovers } from './queries/list-handovers.ts'
import { listHandoversOfPatient } from './queries/list-handovers-of-patient.ts'
import { openHandover } from './queries/open-handover.ts'

/** Every operation on handovers with what does it. */
export function handoverHandlers(parts: TaskParts): Handler[] {
  return [
    prepareHandover(parts),
    noteHandover(parts),
    leaveOutOfHandover(parts),
    staffHandover(parts),
    offerHandover(parts),
    withdrawHandover(parts),
    acceptHandover(parts),
    rejectHandover(parts),
    openHandover(parts),
    listHandovers(parts),
    listHandoversOfPatient(parts),
    handoverWards(parts),
  ]
}
