/** One curve: the share of requests, sorted, that came to something after so many minutes. */
export interface Curve {
  readonly name: string
  readonly colour: string
  /** A dash pattern, so that no curve is told by its colour alone. */
  readonly dash: string
  readonly minutes: readonly number[]
}

export interface Panel {
  readonly title: string
  /** The panel ends here. */
  readonly untilMinutes: number
  readonly curves: readonly Curve[]
}

const panelSize = { width: 380, height: 260 }
const margin = { left: 56, top: 64, right: 24, bottom: 56 }
const ticks = 4

/** Draws panels of growing shares beside each other, as SVG that stands by itself. */
export function plotShares(title: string, note: string, panels: readonly Panel[]): string {
  const step = panelSize.width + margin.left + margin.right
  const width = step * panels.length
  const height = panelSize.height + margin.top + margin.bottom + 32
  const drawn = panels.map((panel, index) => drawPanel(panel, index * step + margin.left))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="Arial, sans-serif" font-size="14">
<title>${escaped(title)}</title>
<desc>${escaped(note)}</desc>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="${margin.left}" y="24" font-size="18" font-weight="bold" fill="#212b32">${escaped(title)}</text>
${drawn.join('\n')}
<text x="${margin.left}" y="${height - 12}" font-size="12" fill="#4c6272">${escaped(note)}</text>
</svg>
`
}

function drawPanel({ title, untilMinutes, curves }: Panel, left: number): string {
  const top = margin.top
  const bottom = top + panelSize.height
  const x = (minutes: number) => left + (panelSize.width * Math.min(minutes, untilMinutes)) / untilMinutes
  const y = (share: number) => bottom - panelSize.height * share
  const lines: string[] = [`<text x="${left}" y="${top - 14}" fill="#212b32">${escaped(title)}</text>`]
  for (let tick = 0; tick <= ticks; tick += 1) {
    const share = tick / ticks
    const minutes = untilMinutes * share
    lines.push(
      `<path d="M${left} ${y(share)}h${panelSize.width}" stroke="#d8dde0"/>`,
      `<text x="${left - 8}" y="${y(share) + 5}" text-anchor="end" fill="#4c6272">${share * 100} %</text>`,
      `<text x="${x(minutes)}" y="${bottom + 20}" text-anchor="middle" fill="#4c6272">${minutes}</text>`,
    )
  }
  lines.push(
    `<text x="${left + panelSize.width / 2}" y="${bottom + 40}" text-anchor="middle" fill="#4c6272">minutes since it was asked for</text>`,
  )
  for (const [index, { name, colour, dash, minutes }] of curves.entries()) {
    lines.push(
      `<path d="${pathOf(minutes, untilMinutes, x, y)}" fill="none" stroke="${colour}" stroke-width="3" stroke-dasharray="${dash}"/>`,
    )
    const line = bottom - 44 + index * 24
    const start = left + panelSize.width - 132
    lines.push(
      `<path d="M${start} ${line}h36" stroke="${colour}" stroke-width="3" stroke-dasharray="${dash}"/>`,
      `<text x="${start + 44}" y="${line + 5}" fill="#212b32">${escaped(name)}</text>`,
    )
  }
  return lines.join('\n')
}

/** Enough points for the eye, and no more. */
const points = 200

function pathOf(
  minutes: readonly number[],
  untilMinutes: number,
  x: (minutes: number) => number,
  y: (share: number) => number,
): string {
  const sorted = minutes.toSorted((a, b) => a - b)
  let below = 0
  const parts: string[] = []
  for (let point = 0; point <= points; point += 1) {
    const at = (untilMinutes * point) / points
    while ((sorted[below] ?? Number.POSITIVE_INFINITY) <= at) below += 1
    parts.push(`${point === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(below / sorted.length).toFixed(1)}`)
  }
  return parts.join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
