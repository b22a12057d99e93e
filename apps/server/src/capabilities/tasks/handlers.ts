import type { Handler } from '../../platform/operations/handler.ts'
import { accept } from './commands/accept.ts'
import { cancel } from './commands/cancel.ts'
import { changeRequest } from './commands/change-request.ts'
import { comment } from './commands/comment.ts'
import { complete } from './commands/complete.ts'
import { decline } from './commands/decline.ts'
import { enterInError } from './commands/enter-in-error.ts'
import { giveBack } from './commands/give-back.ts'
import { hold } from './commands/hold.ts'
import { markReceived } from './commands/mark-received.ts'
import { nudge } from './commands/nudge.ts'
import { passOn } from './commands/pass-on.ts'
import { removeTemplate } from './commands/remove-template.ts'
import { reopen } from './commands/reopen.ts'
import { request } from './commands/request.ts'
import { review } from './commands/review.ts'
import { saveTemplate } from './commands/save-template.ts'
import { start } from './commands/start.ts'
import { tick } from './commands/tick.ts'
import { handoverHandlers } from './handover/handlers.ts'
import type { TaskParts } from './parts.ts'
import { figures } from './queries/figures.ts'
import { listEnded } from './queries/list-ended.ts'
import { listLoad } from './queries/list-load.ts'
import { listOfPatient } from './queries/list-of-patient.ts'
import { listOfPatients } from './queries/list-of-patients.ts'
import { listSickest } from './queries/list-sickest.ts'
import { listTemplates } from './queries/list-templates.ts'
import { openBoard } from './queries/open-board.ts'
import { openTask } from './queries/open-task.ts'

/** Every operation of tasks with what does it. */
export function taskHandlers(parts: TaskParts): Handler[] {
  return [
    request(parts),
    changeRequest(parts),
    cancel(parts),
    enterInError(parts),
    reopen(parts),
    review(parts),
    markReceived(parts),
    accept(parts),
    start(parts),
    hold(parts),
    complete(parts),
    decline(parts),
    passOn(parts),
    giveBack(parts),
    nudge(parts),
    comment(parts),
    tick(parts),
    openBoard(parts),
    openTask(parts),
    listEnded(parts),
    listOfPatient(parts),
    listOfPatients(parts),
    listLoad(parts),
    listSickest(parts),
    figures(parts),
    listTemplates,
    saveTemplate(parts),
    removeTemplate,
    ...handoverHandlers(parts),
  ]
}
