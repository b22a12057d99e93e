import type { Delivered, MessagePage } from '@baton/contract'
import { applyToConversation, type ConversationView, type Viewer } from '@baton/domain'

/** A page as `messaging.pageMessages` answers, with its position. */
export interface Page {
  readonly page: MessagePage
  readonly position: number
}

/**
 * The window grown by a page before or after it. A page that does not touch the window (the window moved meanwhile)
 * changes nothing.
 *
 * @param since the events that came after the page was asked for: a page older than the window is brought level first
 */
export function joinPage(
  view: ConversationView,
  fetched: Page,
  side: 'older' | 'newer',
  since: readonly Delivered[],
  viewer: Viewer,
): ConversationView {
  const page = levelPage(view, fetched, since, viewer)
  const held = view.page
  const [first, last] = [held.messages[0], held.messages.at(-1)]
  if (!first || !last) return { ...view, page }
  if (side === 'older') {
    const older = page.messages.filter(({ number }) => number < first.number)
    const newest = older.at(-1)
    if (newest && newest.number !== first.number - 1) return view
    const messages = [...older, ...held.messages]
    return { ...view, page: { ...held, messages, reachesStart: page.reachesStart } }
  }
  const newer = page.messages.filter(({ number }) => number > last.number)
  const oldest = newer[0]
  if (oldest && oldest.number !== last.number + 1) return view
  // A window that reached the end meanwhile still does: the live events saw to that.
  const reachesEnd = page.reachesEnd || held.reachesEnd
  return { ...view, page: { ...held, messages: [...held.messages, ...newer], reachesEnd } }
}

function levelPage(
  view: ConversationView,
  { page, position }: Page,
  since: readonly Delivered[],
  viewer: Viewer,
): MessagePage {
  let level: ConversationView = { ...view, page, position }
  for (const event of since) {
    if (level.position >= view.position) break
    const replayed = applyToConversation(level, event, viewer)
    if (replayed.outcome === 'applied') level = replayed.state
  }
  return level.page
}
