import type { Mention } from '@baton/contract'

/** Everyone and every team that a message mentions, each once, in the order of the words. */
export function mentionsIn(body: string): Mention[] {
  if (!body.includes('<@')) return []
  const found = new Map<string, Mention>()
  for (const [, kind, id] of body.matchAll(/<@(person|team):([0-9a-f-]{36})>/g)) {
    if ((kind === 'person' || kind === 'team') && id !== undefined) found.set(`${kind}:${id}`, { kind, id })
  }
  return [...found.values()]
}
