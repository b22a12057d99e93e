import { api, type Handover } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { holdStill } from '../../../../platform/streams/store.ts'
import { createScopeKey } from '../../../../platform/vault/index.ts'
import type { TaskParts } from '../../parts.ts'
import { type Deed, deedIn } from '../../steps/deed.ts'
import { type HeldHandover, holdHandovers, presentHandover } from '../held.ts'
import { follow } from '../steps/follow.ts'
import { announce, tell } from '../steps/tell.ts'
import { type HandoverRow, insertHandover, lockOpenOf, readLastOfWard } from '../store/handovers.ts'
import { scopeOf, sealWords, type Words } from '../words.ts'

/** Begins to hand over the viewer's work on a ward, or goes on with what they began (HND4). */
export function prepareHandover(parts: TaskParts): Handler {
  return handleCommand(api.tasks.prepareHandover, async (change, { wardId }) => {
    const { transaction, viewer } = change
    const { personId, organisationId } = viewer
    const deed = deedIn(change)
    await holdStill(transaction, organisationId)
    await change.lock(personId)
    const open = await parts.patients.wardsOpenTo(transaction, personId, [wardId])
    if (!open.has(wardId)) return refuse('not-found')
    const duties = await parts.duty.dutiesOf(transaction, [personId])
    if (duties.get(personId)?.state !== 'on') return refuse('off-duty')
    const begun = await lockOpenOf(transaction, personId, wardId)
    if (begun === undefined) return answer({ handover: await begin(deed, parts, change.commandId, wardId) })
    const [held] = await holdHandovers(transaction, parts.vault, [begun])
    if (held === undefined) return refuse('not-found')
    const next = begun.state === 'preparing' ? await follow(transaction, parts, held) : held
    if (isSame(held.row, next.row)) {
      change.unchanged()
      return answer({ handover: presentHandover(held) })
    }
    const opened = { held, before: begun, coordinators: [], hearers: new Set<string>(), relationships: [] }
    return answer({ handover: await tell(deed, parts, opened, next) })
  })
}

async function begin(deed: Deed, parts: TaskParts, id: string, wardId: string): Promise<Handover> {
  const { transaction, organisationId, personId, at } = deed
  if (personId === null) throw new Error('nobody hands over by itself')
  const notes = await carriedOver(deed, parts, wardId)
  const words: Words = { staffing: '', reason: null, notes, rejections: {} }
  const scope = await createScopeKey(transaction, parts.vault, scopeOf({ organisationId, id }))
  const row: HandoverRow = {
    id,
    organisationId,
    wardId,
    fromPersonId: personId,
    toPersonId: null,
    state: 'preparing',
    entries: [],
    leftOutIds: [],
    taskIds: [],
    words: Buffer.alloc(0),
    preparedAt: at,
    offeredAt: null,
    answeredAt: null,
    version: 1,
  }
  const followed = await follow(transaction, parts, { row, words })
  const sealed = sealWords(parts.vault, scope, id, followed.words)
  const held: HeldHandover = { row: { ...followed.row, words: sealed }, words: followed.words }
  insertHandover(transaction, held.row)
  return announce(deed, held, { people: [personId], hearers: new Set() })
}

/** What the last handover of the ward said of its patients. */
async function carriedOver(
  { transaction }: Deed,
  { vault }: TaskParts,
  wardId: string,
): Promise<Words['notes']> {
  const last = await readLastOfWard(transaction, wardId)
  const [held] = last === undefined ? [] : await holdHandovers(transaction, vault, [last])
  return held?.words.notes ?? {}
}

function isSame(a: HandoverRow, b: HandoverRow): boolean {
  const shape = ({ entries, leftOutIds, taskIds }: HandoverRow) =>
    JSON.stringify([entries, leftOutIds, taskIds])
  return shape(a) === shape(b)
}
