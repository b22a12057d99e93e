import type { Delivered } from '@baton/contract'
import { applyToConversation, type ConversationView, type Viewer } from '@baton/domain'
import type { Answer } from '../answer.ts'
import { type Derived, derived } from '../store.ts'
import { joinPage, type Page } from './join-pages.ts'
import { type ConversationSnapshot, firstUnreadOf, type Loaded } from './snapshot.ts'

/** One conversation in memory: a snapshot with a window of messages, and the events after it. */
export interface Room {
  readonly id: string
  readonly store: Derived<ConversationSnapshot>
  view(): ConversationView | null
  /** Shows what the cache had. */
  restore(view: ConversationView): void
  /** Fetches, around a number or the first unread message; together with a fetch that is under way. */
  load(around?: number): Promise<void>
  page(side: 'older' | 'newer'): Promise<void>
  /** Shows the messages around a number, or the newest. */
  jumpTo(number: number | undefined): Promise<void>
  apply(event: Delivered): void
  end(): void
  /** A screen begins to look: what is unread now is where it starts. */
  looked(): void
  /** It is mine to see again after it ended, or moved on without us: fetches afresh. */
  begin(): void
  /** Keeps only the newest messages: nobody looks any more. */
  trim(): void
}

export interface RoomDeps {
  viewer(): Viewer
  open(around: number | undefined): Promise<Answer<ConversationView>>
  page(query: { before?: number; after?: number }): Promise<Answer<Page>>
  snapshot(loaded: Loaded): ConversationSnapshot
  /** The view changed: it holds these messages now. */
  changed(view: ConversationView): void
}

/** How many messages a window keeps that nobody looks at. */
const kept = 100
/** How many pages either way to fetch again after a gap. */
const pagesAgain = 10

export function createRoom(id: string, deps: RoomDeps): Room {
  let loaded: Loaded = {
    state: 'loading',
    refusal: null,
    view: null,
    firstUnread: null,
    fetching: { older: false, newer: false },
  }
  const store = derived(() => deps.snapshot(loaded))
  /** Events that came while a snapshot or page was on its way. */
  let meanwhile: Delivered[] = []
  let underWay = 0
  let loading: Promise<void> | undefined

  function become(change: Partial<Loaded>): void {
    const before = loaded.view
    loaded = { ...loaded, ...change }
    store.changed()
    if (loaded.view && loaded.view !== before) deps.changed(loaded.view)
  }

  async function fetching<T>(ask: Promise<T>): Promise<T> {
    underWay += 1
    return ask
  }

  /** To be called once what was fetched has been used. */
  function settled(): void {
    underWay -= 1
    if (underWay === 0) meanwhile = []
  }

  function load(around?: number): Promise<void> {
    loading ??= fetchView(around).finally(() => {
      loading = undefined
    })
    return loading
  }

  async function fetchView(around: number | undefined): Promise<void> {
    const answer = await fetching(deps.open(around))
    if (loaded.state !== 'ended') {
      if (answer.ok) takeView(answer.value)
      else if (answer.refusal.code === 'not-found') become({ state: 'ended', view: null })
      // What the cache had is better than a refusal.
      else if (!loaded.view) become({ state: 'refused', refusal: answer.refusal })
    }
    settled()
  }

  function takeView(fetched: ConversationView): void {
    const firstUnread = loaded.firstUnread ?? firstUnreadOf(fetched, deps.viewer().personId)
    become({ state: 'ready', refusal: null, view: levelled(fetched), firstUnread })
  }

  function levelled(fetched: ConversationView): ConversationView {
    let view = fetched
    for (const event of meanwhile) {
      const replayed = applyToConversation(view, event, deps.viewer())
      if (replayed.outcome === 'applied') view = replayed.state
    }
    return view
  }

  async function fetchPage(side: 'older' | 'newer'): Promise<void> {
    const held = loaded.view?.page
    const [first, last] = [held?.messages[0], held?.messages.at(-1)]
    if (!held || !first || !last || loaded.fetching[side]) return
    if (side === 'older' ? held.reachesStart : held.reachesEnd) return
    become({ fetching: { ...loaded.fetching, [side]: true } })
    const query = side === 'older' ? { before: first.number } : { after: last.number }
    const answer = await fetching(deps.page(query))
    const { view } = loaded
    const grown = answer.ok && view ? joinPage(view, answer.value, side, meanwhile, deps.viewer()) : view
    become({ fetching: { ...loaded.fetching, [side]: false }, view: grown })
    settled()
  }

  async function jumpTo(number: number | undefined): Promise<void> {
    const page = loaded.view?.page
    const held = number === undefined ? page?.reachesEnd : page?.messages.some((one) => one.number === number)
    if (held) return
    await loading
    await load(number ?? Math.max(1, loaded.view?.conversation.lastNumber ?? 1))
  }

  function apply(event: Delivered): void {
    if (underWay > 0) meanwhile.push(event)
    const { view } = loaded
    if (!view) return
    const replayed = applyToConversation(view, event, deps.viewer())
    if (replayed.outcome === 'applied') become({ view: replayed.state })
    if (replayed.outcome === 'ended') end()
    if (replayed.outcome === 'gap') {
      if (underWay === 0) meanwhile.push(event)
      void reload()
    }
  }

  /** Fetches afresh what is shown, as far as it reaches: nobody who reads it is to lose their place. */
  async function reload(): Promise<void> {
    if (loading) return loading
    const before = loaded.view?.page
    await load(before?.messages.at(-1)?.number)
    const first = before?.messages[0]?.number ?? Number.POSITIVE_INFINITY
    const page = () => loaded.view?.page
    for (let n = 0; n < pagesAgain && before?.reachesEnd && !page()?.reachesEnd; n += 1)
      await fetchPage('newer')
    for (let n = 0; n < pagesAgain && (page()?.messages[0]?.number ?? 0) > first; n += 1)
      await fetchPage('older')
  }

  function end(): void {
    become({ state: 'ended', view: null, firstUnread: null })
  }

  return {
    id,
    store,
    view: () => loaded.view,
    restore(view) {
      if (!loaded.view) {
        become({ state: 'ready', view, firstUnread: firstUnreadOf(view, deps.viewer().personId) })
      }
    },
    load,
    page: fetchPage,
    jumpTo,
    apply,
    end,
    looked() {
      if (loaded.view) become({ firstUnread: firstUnreadOf(loaded.view, deps.viewer().personId) })
    },
    begin() {
      if (loaded.state === 'ended') become({ state: 'loading' })
      void (loaded.view ? reload() : load())
    },
    trim() {
      const { view } = loaded
      loaded = { ...loaded, firstUnread: null }
      if (view?.page.reachesEnd) become({ view: newestOf(view) })
    },
  }
}

/** The view with its newest messages alone: enough to open it with. */
export function newestOf(view: ConversationView): ConversationView {
  const { messages, reachesEnd } = view.page
  if (messages.length <= kept) return view
  return { ...view, page: { messages: messages.slice(-kept), reachesStart: false, reachesEnd } }
}
