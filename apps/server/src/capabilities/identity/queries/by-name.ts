const order = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

/** By name as people expect it: "Bay 2" before "Bay 10"; then by id, so that the order is one. */
export function byName(one: { name: string; id: string }, other: { name: string; id: string }): number {
  return order.compare(one.name, other.name) || (one.id < other.id ? -1 : 1)
}
