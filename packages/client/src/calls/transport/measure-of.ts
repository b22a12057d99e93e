import type { CallMeasure } from '@baton/contract'
import type { LineFigures } from './transport.ts'

/** What is told of a stay, within what may be told: a machine that slept for an hour has strange figures. */
export function measureOf(figures: LineFigures): CallMeasure {
  const { joinMs, relayed } = figures
  return {
    joinMs: joinMs === null ? null : Math.round(within(joinMs, 600_000)),
    loss: within(figures.loss, 1),
    jitterMs: within(figures.jitterMs, 60_000),
    roundTripMs: within(figures.roundTripMs, 60_000),
    freezes: Math.round(within(figures.freezes, 1_000_000)),
    reconnects: within(figures.reconnects, 100_000),
    silentSeconds: within(figures.silentSeconds, 1_000_000),
    relayed,
  }
}

function within(figure: number, most: number): number {
  return Number.isFinite(figure) ? Math.min(most, Math.max(0, figure)) : 0
}
