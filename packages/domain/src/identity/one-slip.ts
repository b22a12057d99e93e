/** Words shorter than this are not guessed at: everything would be near them. */
const shortest = 4

/**
 * Whether two words differ by one slip of the hand: a letter missing, added, wrong, or exchanged with its neighbour
 * (IDN21). Not so for words under four letters.
 */
export function differsByOneSlip(one: string, other: string): boolean {
  if (one.length < shortest || other.length < shortest || Math.abs(one.length - other.length) > 1)
    return false
  let same = 0
  while (same < one.length && one[same] === other[same]) same += 1
  if (same === one.length || same === other.length) return one.length !== other.length
  const [rest, otherRest] = [one.slice(same), other.slice(same)]
  if (rest.length < otherRest.length) return otherRest.slice(1) === rest
  if (rest.length > otherRest.length) return rest.slice(1) === otherRest
  if (rest.slice(1) === otherRest.slice(1)) return true
  return rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2)
}
