import type { Handler } from '../../platform/operations/handler.ts'
import { addPatient } from './commands/add-patient.ts'
import { admitPatient } from './commands/admit-patient.ts'
import { changePatient } from './commands/change-patient.ts'
import { dischargePatient } from './commands/discharge-patient.ts'
import { importPatients } from './commands/import-patients.ts'
import { mergePatients } from './commands/merge-patients.ts'
import { previewPatients } from './commands/preview-patients.ts'
import { unmergePatient } from './commands/unmerge-patient.ts'
import { dismissMessage } from './feed/queue/dismiss-message.ts'
import { namePlace } from './feed/queue/name-place.ts'
import { openFeed } from './feed/queue/open-feed.ts'
import { readMessage } from './feed/queue/read-message.ts'
import { retryMessages } from './feed/queue/retry-messages.ts'
import { breakGlass } from './glass/break-glass.ts'
import { listBrokenGlass } from './glass/list-broken-glass.ts'
import { reviewBrokenGlass } from './glass/review-broken-glass.ts'
import { addList } from './lists/commands/add-list.ts'
import { markOnList } from './lists/commands/mark-on-list.ts'
import { moveOnList } from './lists/commands/move-on-list.ts'
import { putOnList } from './lists/commands/put-on-list.ts'
import { removeList } from './lists/commands/remove-list.ts'
import { renameList } from './lists/commands/rename-list.ts'
import { shareList } from './lists/commands/share-list.ts'
import { takeOffList } from './lists/commands/take-off-list.ts'
import { listLists } from './lists/queries/list-lists.ts'
import { openList } from './lists/queries/open-list.ts'
import type { PatientsParts } from './parts.ts'
import { history } from './queries/history.ts'
import { listMerges } from './queries/list-merges.ts'
import { listWard } from './queries/list-ward.ts'
import { listWards } from './queries/list-wards.ts'
import { openPatient } from './queries/open-patient.ts'
import { search } from './queries/search.ts'

/** Every operation of patients with what does it. */
export function patientsHandlers(parts: PatientsParts): Handler[] {
  return [
    search(parts),
    openPatient(parts),
    history(parts),
    listWard(parts),
    listWards(parts),
    addPatient(parts),
    changePatient(parts),
    admitPatient(parts),
    dischargePatient(parts),
    mergePatients(parts),
    unmergePatient(parts),
    listMerges(parts),
    previewPatients(parts),
    importPatients(parts),
    breakGlass(parts),
    listBrokenGlass(parts),
    reviewBrokenGlass(parts),
    listLists(parts),
    openList(parts),
    addList(parts),
    renameList(parts),
    removeList(parts),
    shareList(parts),
    putOnList(parts),
    takeOffList(parts),
    markOnList(parts),
    moveOnList(parts),
    openFeed(parts),
    readMessage(parts),
    retryMessages(parts),
    dismissMessage,
    namePlace,
  ]
}
