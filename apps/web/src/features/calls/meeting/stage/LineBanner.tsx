import { RefreshCw, TriangleAlert, VolumeX } from 'lucide-react'
import { Banner } from '../../../../ui/banner/Banner.tsx'
import { Button } from '../../../../ui/button/Button.tsx'
import type { LiveMeeting, LiveSnapshot } from '../live/live.ts'
import { lineWords } from './line-words.ts'

/** What is wrong with the line, across the pictures, for as long as it is. */
export function LineBanner({
  live,
  snapshot,
}: {
  readonly live: LiveMeeting
  readonly snapshot: LiveSnapshot
}) {
  const line = lineWords(snapshot)
  // Always there, so that what comes into it is read out.
  return (
    <div role="status">
      {line && (
        <Banner
          tone={line.tone}
          icon={
            line.act === 'allow-sound' ? <VolumeX /> : line.tone === 'bad' ? <TriangleAlert /> : <RefreshCw />
          }
          action={
            line.act === 'try-again' ? (
              <Button size="small" onPress={live.tryAgain}>
                Try again
              </Button>
            ) : (
              line.act === 'allow-sound' && (
                <Button size="small" variant="primary" onPress={live.allowSound}>
                  Turn sound on
                </Button>
              )
            )
          }
        >
          {line.words}
        </Banner>
      )}
    </div>
  )
}
