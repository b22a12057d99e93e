import type { EscalationParts, OpenItems } from './parts.ts'
import { acceptedOf, answerPages, unansweredOf } from './steps/answer-pages.ts'
import type { Deed } from './steps/deed.ts'
import { type Opened, openStep } from './steps/open-step.ts'
import { ring } from './steps/ring.ts'
import { newPage } from './steps/take-step.ts'
import { tell } from './steps/tell.ts'
import { countHeldBy, readIdsOfRole } from './store/escalations.ts'
import { insertPages, type PageRow } from './store/pages.ts'
import type { Whole } from './whole.ts'

/** What a role or a person has open, for duty, which has never heard of what it is (ESC20). */
export function openItemsOf(parts: EscalationParts): OpenItems {
  return {
    heldBy: countHeldBy,
    ofRole: async (transaction, roleId) => (await readIdsOfRole(transaction, roleId, null)).length,
    async move(acting, { roleId, fromPersonId, toPersonId }) {
      const deed: Deed = { ...acting, action: 'escalation.moveWithRole', commandId: null }
      const ids = await readIdsOfRole(acting.transaction, roleId, fromPersonId)
      for (const id of ids) {
        const opened = await openStep(deed, parts, id, { more: [toPersonId] })
        if (opened !== undefined) await moveOne(deed, parts, opened, { roleId, fromPersonId, toPersonId })
      }
      return ids.length
    },
  }
}

type Moving = Parameters<OpenItems['move']>[1]

/** What was accepted through the role is the new holder's; what waits for its holder calls them in this moment. */
async function moveOne(deed: Deed, parts: EscalationParts, opened: Opened, moving: Moving): Promise<void> {
  const { whole, coordinators } = opened
  const { fromPersonId, toPersonId } = moving
  const { row } = whole
  const accepted = row.state === 'accepted'
  const theirs = accepted ? acceptedOf(whole, fromPersonId) : unansweredOf(whole, fromPersonId)
  const through = theirs.filter(({ roleId }) => roleId === moving.roleId)
  const passed = answerPages(deed, whole, through, 'passed-on')
  const next = accepted ? { ...row, acceptedBy: toPersonId, acceptedAt: deed.at } : row
  const pages = through.map((page) => takenOver(page, whole, toPersonId, deed.at, accepted))
  const fresh = pages.filter((page) => !whole.pages.some((one) => isSame(one, page)))
  insertPages(deed.transaction, deed.organisationId, fresh)
  const moved: Whole = { ...passed, row: next, pages: [...passed.pages, ...fresh] }
  if (!accepted && fresh.some(({ rung }) => rung === row.rung)) await ring(deed, parts, row, [toPersonId])
  await tell(deed, parts, { whole: moved, coordinators, paged: [toPersonId] })
}

function takenOver(page: PageRow, { row }: Whole, personId: string, at: Date, accepted: boolean): PageRow {
  const fresh = newPage(row.id, page.rung, personId, page.roleId, at)
  return accepted ? { ...fresh, answer: 'accepted', answeredAt: at, deliveredAt: at } : fresh
}

function isSame(a: PageRow, b: PageRow): boolean {
  return a.rung === b.rung && a.personId === b.personId
}
