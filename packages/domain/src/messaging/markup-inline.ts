import type { Mention } from '@baton/contract'

/** A stretch of a line. A link's text is where it goes: it cannot say one thing and do another. */
export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'break' }
  | { kind: 'bold' | 'italic'; inlines: Inline[] }
  | { kind: 'link'; href: string; text: string }
  | { kind: 'mention'; mention: Mention }

const markers = { '**': 'bold', _: 'italic' } as const
type Marker = keyof typeof markers

/** Something emphasised whose end has not come yet; the outermost has no marker. */
interface Open {
  marker: Marker | null
  inlines: Inline[]
}

const mentionHere = /<@(person|team):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>/y
const linkHere = /(?:https?:\/\/|mailto:|tel:)[^\s<>"`]+/iy
const linkStart = /[hmt]/i
const wordCharacter = /[\p{L}\p{N}]/u

/** Reads what stands within a block. Line breaks are kept. */
export function parseInlines(text: string): Inline[] {
  const open: Open[] = [{ marker: null, inlines: [] }]
  let pending = ''
  let noMoreCode = false

  for (let at = 0; at < text.length; ) {
    at = takeHere(at)
  }
  while (open.length > 1) closeUnmatched()
  flush()
  return top().inlines

  /** Takes one piece at a place and returns the place after it. */
  function takeHere(at: number): number {
    const character = text[at] ?? ''
    if (character === '\n') return add({ kind: 'break' }, at + 1)
    if (character === '`') return takeCode(at)
    if (character === '<') return takeMention(at)
    if (character === '_' || character === '*') return takeMarker(at)
    if (linkStart.test(character) && !isWord(text[at - 1])) return takeLink(at)
    return takeText(character, at)
  }

  function takeText(taken: string, at: number): number {
    pending += taken
    return at + taken.length
  }

  function takeCode(at: number): number {
    const end = noMoreCode ? -1 : text.indexOf('`', at + 1)
    if (end === -1) noMoreCode = true
    if (end <= at + 1) return takeText('`', at)
    return add({ kind: 'code', text: text.slice(at + 1, end) }, end + 1)
  }

  function takeMention(at: number): number {
    mentionHere.lastIndex = at
    const [whole, kind, id] = mentionHere.exec(text) ?? []
    if (whole === undefined || id === undefined) return takeText('<', at)
    return add(
      { kind: 'mention', mention: { kind: kind === 'team' ? 'team' : 'person', id } },
      at + whole.length,
    )
  }

  function takeLink(at: number): number {
    linkHere.lastIndex = at
    const href = trimmed(linkHere.exec(text)?.[0] ?? '')
    if (!mayLink(href)) return takeText(text[at] ?? '', at)
    return add({ kind: 'link', href, text: href }, at + href.length)
  }

  /** Emphasis begins before a word and ends behind one, so that `2_000` and `5 * 3` stay as they are. */
  function takeMarker(at: number): number {
    const marker = text.startsWith('**', at) ? '**' : '_'
    if (!text.startsWith(marker, at)) return takeText(text[at] ?? '', at)
    const [before, after] = [text[at - 1], text[at + marker.length]]
    const opened = open.findLastIndex((one) => one.marker === marker)
    if (opened > 0 && isSolid(before) && !isWord(after)) return close(opened, at + marker.length)
    if (opened === -1 && isSolid(after) && !isWord(before)) {
      flush()
      open.push({ marker, inlines: [] })
      return at + marker.length
    }
    return takeText(marker, at)
  }

  function close(index: number, next: number): number {
    while (open.length - 1 > index) closeUnmatched()
    flush()
    const { marker, inlines } = top()
    open.pop()
    if (marker !== null) top().inlines.push({ kind: markers[marker], inlines })
    return next
  }

  /** A marker without its partner is text. */
  function closeUnmatched(): void {
    flush()
    const { marker, inlines } = top()
    open.pop()
    const parent = top().inlines
    pushText(parent, marker ?? '')
    for (const inline of inlines) {
      if (inline.kind === 'text') pushText(parent, inline.text)
      else parent.push(inline)
    }
  }

  function add(inline: Inline, next: number): number {
    flush()
    top().inlines.push(inline)
    return next
  }

  function flush(): void {
    pushText(top().inlines, pending)
    pending = ''
  }

  function top(): Open {
    const last = open.at(-1)
    if (last === undefined) throw new Error('the outermost is never closed')
    return last
  }
}

function pushText(inlines: Inline[], text: string): void {
  if (text === '') return
  const last = inlines.at(-1)
  if (last?.kind === 'text') last.text += text
  else inlines.push({ kind: 'text', text })
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && wordCharacter.test(character)
}

function isSolid(character: string | undefined): boolean {
  return character !== undefined && !/\s/.test(character)
}

/** A link without the punctuation of the sentence around it. */
function trimmed(link: string): string {
  let end = link.length
  let unmatched = 0
  for (const character of link) unmatched += character === ')' ? 1 : character === '(' ? -1 : 0
  for (; end > 0; end -= 1) {
    const last = link[end - 1] ?? ''
    if (last === ')' && unmatched > 0) unmatched -= 1
    else if (!".,;:!?'*_".includes(last)) break
  }
  return link.slice(0, end)
}

/** Web, mail and telephone only; never with a name before the host, which looks like another host. */
function mayLink(href: string): boolean {
  if (!URL.canParse(href)) return false
  const { protocol, hostname, username, password, pathname } = new URL(href)
  if (protocol === 'mailto:') return /^[^@\s]+@[^@\s]+$/.test(pathname)
  if (protocol === 'tel:') return /^\+?[\d\-.()]{3,}$/.test(pathname)
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '' && username + password === ''
}
