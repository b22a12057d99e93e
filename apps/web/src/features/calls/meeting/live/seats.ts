/** How many sit on the first page of the stage at most: as many pictures as are fetched, oneself among them. */
export const firstPage = 8

/**
 * Who sits where. Everybody keeps their seat as long as they are there, newcomers take the last ones; whoever speaks from
 * beyond the first page changes places with whoever on it has been quiet longest.
 *
 * @param spokeAt when each was last heard, in ms
 */
export function seated(
  before: readonly string[],
  present: readonly string[],
  spokeAt: ReadonlyMap<string, number>,
): readonly string[] {
  const here = new Set(present)
  const kept = before.filter((id) => here.has(id))
  const seats = [...kept, ...present.filter((id) => !kept.includes(id))]
  const heard = (id: string | undefined) => (id === undefined ? 0 : (spokeAt.get(id) ?? 0))
  const speaker = seats
    .slice(firstPage)
    .reduce<string | undefined>((latest, id) => (heard(id) > heard(latest) ? id : latest), undefined)
  if (speaker === undefined) return same(before, seats)
  const quietest = seats.slice(0, firstPage).reduce((least, id) => (heard(id) < heard(least) ? id : least))
  if (heard(quietest) >= heard(speaker)) return same(before, seats)
  const [from, to] = [seats.indexOf(speaker), seats.indexOf(quietest)]
  return same(
    before,
    seats.map((id, place) => (place === to ? speaker : place === from ? quietest : id)),
  )
}

/** The same list where nothing changed, so that nothing is drawn anew. */
function same(before: readonly string[], after: readonly string[]): readonly string[] {
  return before.length === after.length && before.every((id, place) => id === after[place]) ? before : after
}
