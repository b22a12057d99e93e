import type { CallMeasure } from '@baton/contract'
import { Counter, Histogram, type Registry } from 'prom-client'

/** The figures of calls, each stay in a meeting once, when it ends. No ids, no names. */
export function callMetrics(registers: Registry[]): (measure: CallMeasure) => void {
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name, help, buckets, registers })
  const joined = histogram(
    'baton_call_join_seconds',
    'From asking to come in until media flowed',
    [0.25, 0.5, 1, 2, 3, 5, 10, 30],
  )
  const loss = histogram(
    'baton_call_loss_ratio',
    'Share of packets that were lost on the way to a device',
    [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5],
  )
  const jitter = histogram(
    'baton_call_jitter_seconds',
    'Jitter of what came to a device',
    [0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25],
  )
  const roundTrip = histogram(
    'baton_call_round_trip_seconds',
    'Round trip between a device and the media server',
    [0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8],
  )
  const silent = histogram(
    'baton_call_silent_seconds',
    'Time during which a device was connected and nothing came',
    [1, 2, 5, 10, 30, 60],
  )
  const counter = (name: string, help: string) => new Counter({ name, help, registers })
  const freezes = counter('baton_call_freezes_total', 'Times that a picture stood still')
  const reconnects = counter('baton_call_reconnects_total', 'Times that a line broke and was mended')
  const stays = new Counter({
    name: 'baton_call_stays_total',
    help: 'Stays in meetings, by whether media flowed and whether it went by a relay',
    labelNames: ['media', 'relayed'],
    registers,
  })
  return (measure) => {
    if (measure.joinMs !== null) joined.observe(measure.joinMs / 1_000)
    loss.observe(measure.loss)
    jitter.observe(measure.jitterMs / 1_000)
    roundTrip.observe(measure.roundTripMs / 1_000)
    silent.observe(measure.silentSeconds)
    freezes.inc(measure.freezes)
    reconnects.inc(measure.reconnects)
    stays.inc({ media: measure.joinMs === null ? 'none' : 'flowed', relayed: String(measure.relayed) })
  }
}
