import type { CallsCapability } from './capabilities/calls/index.ts'
import type { Media } from './platform/media/media.ts'
import type { Metrics } from './platform/metrics/metrics.ts'

/** What the metrics tell of calls and of what carries them, when somebody looks. */
export function watchCalls(
  metrics: Metrics,
  { calls, media }: { calls: Pick<CallsCapability, 'figures'>; media: Media },
): void {
  const { goingOn, lines } = calls.figures
  metrics.gauge('baton_calls_open', 'Meetings in which somebody is', goingOn)
  metrics.gauge('baton_call_lines', 'Lines of participants into rooms on this server', lines)
  const figure = (
    name: string,
    help: string,
    read: (figures: Awaited<ReturnType<Media['figures']>>) => number,
  ) => metrics.gauge(name, help, async () => read(await media.figures()))
  figure('baton_media_connections', 'Connections to the media server', (now) => now.connections)
  figure('baton_media_packets_forwarded', 'Packets that it forwarded', (now) => now.packetsForwarded)
  figure('baton_media_packets_lost', 'Packets that did not reach it', (now) => now.packetsLost)
  figure(
    'baton_media_processor_cores',
    'Share of a core that it used since the last look',
    (now) => now.processor,
  )
  figure('baton_media_restarts', 'How often its process was begun again', (now) => now.restarts)
}
