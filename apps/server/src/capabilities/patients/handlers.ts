import type { Handler } from '../../platform/operations/handler.ts'
import { addList } from './commands/add-list.ts'
import { addPatient } from './commands/add-patient.ts'
import { admitPatient } from './commands/admit-patient.ts'
import { breakGlass } from './commands/break-glass.ts'
import { changePatient } from './commands/change-patient.ts'
import { dischargePatient } from './commands/discharge-patient.ts'
import { dismissMessage } from './commands/dismiss-message.ts'
import { importPatients } from './commands/import-patients.ts'
import { markOnList } from './commands/mark-on-list.ts'
import { mergePatients } from './commands/merge-patients.ts'
import { moveOnList } from './commands/move-on-list.ts'
import { namePlace } from './commands/name-place.ts'
import { previewPatients } from './commands/preview-patients.ts'
import { putOnList } from './commands/put-on-list.ts'
import { removeList } from './commands/remove-list.ts'
import { renameList } from './commands/rename-list.ts'
import { retryMessages } from './commands/retry-messages.ts'
import { reviewBrokenGlass } from './commands/review-broken-glass.ts'
import { shareList } from './commands/share-list.ts'
import { takeOffList } from './commands/take-off-list.ts'
import { unmergePatient } from './commands/unmerge-patient.ts'
import type { PatientsParts } from './parts.ts'
import { listBrokenGlass } from './queries/list-broken-glass.ts'
import { listLists } from './queries/list-lists.ts'
import { listMerges } from './queries/list-merges.ts'
import { listWard } from './queries/list-ward.ts'
import { listWards } from './queries/list-wards.ts'
import { openFeed } from './queries/open-feed.ts'
import { openList } from './queries/open-list.ts'
import { openPatient } from './queries/open-patient.ts'
import { readMessage } from './queries/read-message.ts'
import { search } from './queries/search.ts'

/** Every operation of patients with what does it. */
export function patientsHandlers(parts: PatientsParts): Handler[] {
  return [
    search(parts),
    openPatient(parts),
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
