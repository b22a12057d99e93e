export type Formatting = 'bold' | 'italic' | 'list'

/** What stands around the chosen words. */
const marks = { bold: '**', italic: '_' }

/**
 * The text with the chosen words made bold, italic or a list, or made plain again when they already are; and what is
 * chosen afterwards.
 */
export function formatted(
  text: string,
  [start, end]: readonly [number, number],
  kind: Formatting,
): { text: string; selection: [number, number] } {
  return kind === 'list' ? asList(text, start, end) : wrapped(text, start, end, marks[kind])
}

function wrapped(text: string, start: number, end: number, mark: string): ReturnType<typeof formatted> {
  const size = mark.length
  const chosen = text.slice(start, end)
  if (text.slice(start - size, start) === mark && text.slice(end, end + size) === mark) {
    return {
      text: text.slice(0, start - size) + chosen + text.slice(end + size),
      selection: [start - size, end - size],
    }
  }
  return {
    text: text.slice(0, start) + mark + chosen + mark + text.slice(end),
    selection: [start + size, end + size],
  }
}

function asList(text: string, start: number, end: number): ReturnType<typeof formatted> {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', end)
  const to = lineEnd < 0 ? text.length : lineEnd
  const lines = text.slice(from, to).split('\n')
  const isList = lines.every((line) => line.startsWith('- '))
  const changed = lines.map((line) => (isList ? line.slice(2) : `- ${line}`)).join('\n')
  const next = text.slice(0, from) + changed + text.slice(to)
  const by = changed.length - (to - from)
  return { text: next, selection: [Math.max(from, start + (isList ? -2 : 2)), end + by] }
}
