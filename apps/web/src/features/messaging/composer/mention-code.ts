import type { Mention } from '@baton/contract'
import type { Written, WrittenMention } from './written.ts'

/** How a mention travels in a body: `<@person:…>` or `<@team:…>`, so that a later change of name cannot misname anyone. */
const code = /<@(person|team):([0-9a-f-]{36})>/g

/** What is written, as it is sent and kept. */
export function toBody({ text, mentions }: Written): string {
  let body = ''
  let from = 0
  for (const { start, end, kind, id } of mentions) {
    body += `${text.slice(from, start)}<@${kind}:${id}>`
    from = end
  }
  return body + text.slice(from)
}

/** A body as a person reads and corrects it, with names in place of the codes. */
export function fromBody(body: string, nameOf: (mention: Mention) => string): Written {
  const mentions: WrittenMention[] = []
  let text = ''
  let from = 0
  for (const found of body.matchAll(code)) {
    const [all, kind, id] = found
    if ((kind !== 'person' && kind !== 'team') || id === undefined) continue
    text += body.slice(from, found.index)
    const start = text.length
    text += `@${nameOf({ kind, id })}`
    mentions.push({ kind, id, start, end: text.length })
    from = found.index + all.length
  }
  return { text: text + body.slice(from), mentions }
}
