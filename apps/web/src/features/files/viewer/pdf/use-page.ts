import { type RefObject, useEffect, useState } from 'react'
import { type Content, useContent } from '../use-content.ts'
import type { Opened } from '../use-opened-file.ts'

/** How far beyond what is in sight pages are fetched. */
const ahead = '600px 0px'

/** A page as a picture, fetched while it is in sight or nearly. */
export function usePage(
  opened: Opened,
  onRenew: () => Promise<Opened | null>,
  page: number,
  isNear: boolean,
): Content & { retry: () => void } {
  const linkOf = (one: Opened | null) => (one?.links.pages ? pageLink(one.links.pages, page) : null)
  return useContent(
    {
      key: `${opened.file.id} page ${page}`,
      link: linkOf(opened),
      renewed: async () => linkOf(await onRenew()),
    },
    isNear,
  )
}

/** Whether an element is in sight within what scrolls it, or nearly. */
export function useIsNear(element: RefObject<Element | null>, within: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (!element.current) return
    const watching = new IntersectionObserver(
      (seen) => setNear(seen.some(({ isIntersecting }) => isIntersecting)),
      { root: within.current, rootMargin: ahead },
    )
    watching.observe(element.current)
    return () => watching.disconnect()
  }, [element, within])
  return isNear
}

/** The page's number stands at the end of the way's path, before what signs it. */
function pageLink(link: string, page: number): string {
  const [path = '', search] = link.split('?')
  return search === undefined ? `${path}/${page}` : `${path}/${page}?${search}`
}
