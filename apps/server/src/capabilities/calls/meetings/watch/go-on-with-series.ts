import type { Asked } from '@baton/domain/calls/asked'
import { holdStill } from '../../../../platform/streams/store.ts'
import { openScopes } from '../../../../platform/vault/index.ts'
import type { CallsAtWork } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'
import { openWords, scopeOf } from '../../words.ts'
import { askedNow } from '../steps/ask.ts'
import { goOn } from '../steps/go-on.ts'
import { openSeries } from '../steps/open-series.ts'
import { readSeries } from '../store/arranged.ts'

const nobody: Asked = { personIds: [], roleIds: [], teamIds: [] }

/** Makes what is wanting of a series, like its last meeting that was not changed by itself (CAL28). */
export async function goOnWithSeries(deed: Deed, parts: CallsAtWork, seriesId: string): Promise<void> {
  const { transaction, organisationId } = deed
  const seen = (await readSeries(transaction, seriesId)).findLast(({ apart }) => !apart)
  if (seen === undefined) return
  await holdStill(transaction, organisationId)
  const { organiserId } = seen
  const asked = seen.asked ?? nobody
  const people = await askedNow(deed, parts, asked, organiserId)
  const more = people.map(({ personId }) => personId)
  const series = await openSeries(deed, seriesId, [organiserId, ...more])
  const [first, last] = [series.at(0)?.row.seriesAt, series.at(-1)?.row]
  const like = series.findLast(({ row }) => !row.apart)?.row
  // Somebody changed it meanwhile: it is looked at again.
  if (like?.id !== seen.id || like.version !== seen.version) return
  if (!first || !last?.seriesAt || last.recurrence === null || like.startsAt === null || like.endsAt === null)
    return
  await openScopes(transaction, parts.vault, [
    { scope: scopeOf(like), ...(like.words === null ? {} : { sealed: like.words }) },
  ])
  const hung = await parts.files.filesAt(transaction, parts.vault, 'meeting', [like.id])
  const files = (hung.get(like.id) ?? []).filter(({ state }) => state === 'ready' || state === 'checking')
  // What hangs on it is the organiser's to see, who may open it.
  const organiser = { organisationId, personId: organiserId, sessionId: '', administrator: false }
  const next = {
    words: openWords(parts.vault, like),
    organiserId,
    asked,
    people,
    hostIds: [organiserId],
    fileIds: files.map(({ id }) => id),
    waitingRoom: like.waitingRoom,
    series: { id: seriesId, recurrence: last.recurrence, before: last.seriesBefore },
    lastsMs: like.endsAt.getTime() - like.startsAt.getTime(),
  }
  const made = await goOn(deed, parts, organiser, next, { first, after: last.seriesAt })
  if (!made.ok) throw new Error(`series ${seriesId} does not go on: ${made.refusal.code}`)
}
