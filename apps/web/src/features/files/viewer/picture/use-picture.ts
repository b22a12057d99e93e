import { useRef } from 'react'
import { type Content, useContent } from '../use-content.ts'
import type { Opened } from '../use-opened-file.ts'

/** The longer side of a picture that was made to fit a screen, in its pixels. */
const previewSide = 1600

/**
 * The picture: the small one first, and the whole when one looks nearer than the small one is sharp.
 *
 * @param per screen pixels for one of the whole picture's
 */
export function usePicture(
  { file, links }: Opened,
  onRenew: () => Promise<Opened | null>,
  per: number,
): Content & { retry: () => void } {
  const longer = Math.max(file.width ?? 0, file.height ?? 0)
  const isNear = longer * per * window.devicePixelRatio > previewSide * 1.1 && longer > previewSide
  const wasNear = useRef(false)
  wasNear.current ||= isNear
  const preview = useContent(
    {
      key: `${file.id} preview`,
      link: links.preview ?? links.whole,
      renewed: async () => {
        const next = (await onRenew())?.links
        return next?.preview ?? next?.whole ?? null
      },
    },
    true,
  )
  const whole = useContent(
    {
      key: `${file.id} whole`,
      link: links.whole,
      renewed: async () => (await onRenew())?.links.whole ?? null,
    },
    wasNear.current && links.preview !== null,
  )
  return whole.state === 'here' ? whole : preview
}
