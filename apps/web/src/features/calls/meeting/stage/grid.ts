export interface Size {
  readonly width: number
  readonly height: number
}

export interface Grid {
  readonly columns: number
  readonly rows: number
}

/** Between tiles, in px. */
export const gap = 8
/** Faces are shown this wide for their height, whichever way round the screen is. */
const shape = 4 / 3

/** A screen so narrow shows two side by side at most, in px. */
const narrow = 480

/** How many columns give tiles of the largest size. */
export function gridFor(count: number, { width, height }: Size): Grid {
  const most = width < narrow ? Math.min(count, 2) : count
  let best: Grid & { readonly tile: number } = { columns: 1, rows: Math.max(1, count), tile: 0 }
  for (let columns = 1; columns <= most; columns += 1) {
    const rows = Math.ceil(count / columns)
    const [wide, high] = [(width - gap * (columns - 1)) / columns, (height - gap * (rows - 1)) / rows]
    const tile = Math.min(wide, high * shape)
    if (tile > best.tile) best = { columns, rows, tile }
  }
  return { columns: best.columns, rows: best.rows }
}

/** Where a tile begins, in half columns, so that a last row that is not full stands in the middle. */
export function columnOf(place: number, count: number, { columns, rows }: Grid): string {
  const inLast = count - columns * (rows - 1)
  const isFirstOfLast = place === columns * (rows - 1)
  return isFirstOfLast && inLast < columns ? `${columns - inLast + 1} / span 2` : 'span 2'
}

/** How many fit on a page: nine pictures are fetched at most (CAL18), fewer where they would be stamps. */
export function pageSize({ width, height }: Size): number {
  if (width < narrow) return 6
  return height < 400 ? 6 : 9
}

/** How many stand beside the large picture. */
export function stripSize({ width, height }: Size): number {
  if (isUpright({ width, height })) return width < narrow ? 3 : 5
  return Math.max(2, Math.min(6, Math.floor(height / 130)))
}

/** Small ones stand below the large one rather than beside it. */
export function isUpright({ width, height }: Size): boolean {
  return width < 720 && width < height * 1.2
}
