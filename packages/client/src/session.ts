import { api, type InputOf, type Me, me as meShape, person, position } from '@baton/contract'
import { z } from 'zod'
import { type Answer, misunderstood, notHere } from './answer.ts'
import type { ClientOptions, SessionState, SignInOperation } from './client.ts'
import { waitAfter } from './connection/backoff.ts'
import type { Parts, SessionHooks, Who } from './parts.ts'
import type { Box } from './ports.ts'
import { cached } from './storage/cache.ts'
import { type Held, held } from './store.ts'
import { destroyVisitBoxes } from './visits/boxes.ts'

/** Who is here: from the cache at once, from the server as soon as it can be reached. */
export interface Session extends SessionHooks {
  readonly store: Held<SessionState>
  start(): Promise<void>
  stop(): Promise<void>
  /** Closes at once: what was to be kept a moment later is not. */
  close(): void
  signIn<O extends SignInOperation>(operation: O, input: InputOf<O>): Promise<Answer<Me>>
  signedIn(me: Me): Promise<void>
  signOut(): Promise<Answer<unknown>>
}

/** What the cache keeps of duty: each part as the server answers it. */
const cachedDuty = z.object({
  mine: api.duty.myDuty.output.nullable(),
  roles: api.duty.listRoles.output.nullable(),
  people: api.duty.listDuty.output.nullable(),
})
const cachedPeople = z.object({ people: z.array(person), position: position.nullable() })

/**
 * @param parts asked for late, because the parts tell the session when it ends
 */
export function createSession(options: ClientOptions, who: Who, parts: () => Parts): Session {
  const { storage } = options
  const store = held<SessionState>({ state: 'starting', me: null, ended: false })
  let box: Box | undefined
  /** Grows with every coming and going, so that what an earlier one began does not end in a later one. */
  let era = 0
  let unsubscribe: (() => void)[] = []

  async function start(): Promise<void> {
    unsubscribe = [
      options.onHint?.(hinted) ?? (() => {}),
      options.tabs?.listen((word) => {
        if (word.about === 'signed-out' && word.personId === who.me?.person.id) becomeSignedOut(false)
      }) ?? (() => {}),
    ]
    const remembered = await rememberedPerson()
    if (remembered) await enter(remembered, false)
    else await askWhoIsHere(0, era)
  }

  function hinted(hint: 'online' | 'offline' | 'shown' | 'hidden'): void {
    const { connection, outbox, uploads, visits, cache } = parts()
    // Hidden may be the last that we hear.
    if (hint === 'hidden') void cache.flush()
    if (hint === 'offline' || hint === 'shown') connection.probe()
    if (hint === 'shown') visits.shown()
    if (hint === 'online' || hint === 'shown') {
      connection.nudge()
      uploads.wake()
      outbox.wake()
    }
  }

  async function rememberedPerson(): Promise<Me | undefined> {
    try {
      const personId = await storage?.lastPerson()
      const kept = personId ? await (await storage?.open(personId))?.get(cached.me) : undefined
      return meShape.safeParse(kept).data
    } catch {
      return undefined
    }
  }

  async function askWhoIsHere(failures: number, mine: number): Promise<void> {
    const answer = await parts().roads.call(api.identity.whoAmI, {})
    if (mine !== era) return
    if (answer.ok) return enter(answer.value, true)
    if (answer.refusal.code === 'not-signed-in') {
      store.set({ state: 'signed-out', me: null, ended: false })
      return
    }
    store.set({ state: 'unreachable', me: null, ended: false })
    const { clock, random } = parts()
    clock.setTimer(waitAfter(failures, random), () => {
      if (mine === era) void askWhoIsHere(failures + 1, mine)
    })
  }

  async function enter(me: Me, verified: boolean): Promise<void> {
    leave()
    const mine = era
    Object.assign(who, { me, verified })
    const opened = await openBox(me)
    if (mine !== era) return
    box = opened
    const { cache, outbox, uploads, drafts, receipts, visits, connection } = parts()
    cache.open(box)
    await Promise.all([
      restore(),
      // A message must not go before it is known what its files are waiting for.
      uploads.open(me.person.id, box).then(() => outbox.open(me.person.id, box)),
      drafts.open(box),
      receipts.open(box),
      visits.open(box),
    ]).catch(
      // A cache that cannot be read is none.
      () => {},
    )
    if (mine !== era) return
    store.set({ state: 'signed-in', me, ended: false })
    connection.start()
  }

  async function openBox(me: Me): Promise<Box | undefined> {
    try {
      const opened = await storage?.open(me.person.id)
      await opened?.set(cached.me, me)
      await storage?.rememberPerson(me.person.id)
      return opened
    } catch {
      return undefined
    }
  }

  async function restore(): Promise<void> {
    const { inbox, rooms, people, duty, urgent, broadcasts } = parts()
    const [keptInbox, keptPeople, keptDuty, keptUrgent, keptBroadcasts, keptRooms] = await Promise.all([
      box?.get(cached.inbox),
      box?.get(cached.people),
      box?.get(cached.duty),
      box?.get(cached.urgent),
      box?.get(cached.broadcasts),
      box?.list(cached.conversations) ?? [],
    ])
    const those = cachedPeople.safeParse(keptPeople).data
    if (those) people.load(those.people, those.position ?? undefined)
    const known = cachedDuty.safeParse(keptDuty).data
    if (known) duty.load(known)
    const open = api.escalation.listOpen.output.safeParse(keptUrgent).data
    if (open) urgent.load(open)
    const told = api.messaging.listBroadcasts.output.safeParse(keptBroadcasts).data
    if (told) broadcasts.load(told)
    const all = api.messaging.listInbox.output.safeParse(keptInbox).data
    if (!all) return
    inbox.load(all)
    for (const { value } of keptRooms) {
      const view = api.messaging.openConversation.output.safeParse(value).data
      if (view && inbox.entry(view.conversation.id)) rooms.get(view.conversation.id).restore(view)
    }
  }

  /** Nobody is here any more: nothing of them stays in memory. */
  function leave(): void {
    era += 1
    const all = parts()
    all.connection.stop()
    all.outbox.close()
    all.uploads.close()
    all.drafts.close()
    all.receipts.close()
    all.cache.close()
    all.rooms.clear()
    all.sync.clear()
    all.inbox.clear()
    all.people.clear()
    all.typing.clear()
    all.visits.close()
    Object.assign(who, { me: undefined, verified: false })
    box = undefined
  }

  function becomeSignedOut(ended: boolean): void {
    leave()
    store.set({ state: 'signed-out', me: null, ended })
  }

  function close(): void {
    for (const stop of unsubscribe) stop()
    leave()
    store.set({ state: 'starting', me: null, ended: false })
  }

  return {
    store,
    start,
    async stop() {
      await Promise.all([parts().cache.flush(), parts().visits.stop()])
      close()
    },
    close,
    async signIn(operation, input) {
      const answer = await parts().roads.call(operation, input)
      if (!answer.ok) return answer
      const me = meShape.safeParse(answer.value).data
      if (!me) return misunderstood
      await enter(me, true)
      return { ok: true, value: me }
    },
    signedIn: (me) => enter(me, true),
    async signOut() {
      // A visit ends with the session at home.
      if (options.visiting) return notHere
      const [mine, personId] = [box, who.me?.person.id]
      becomeSignedOut(false)
      // What is here goes first: it must not depend on the network.
      await destroyVisitBoxes(storage, mine)
      await mine?.destroy().catch(() => {})
      await storage?.rememberPerson(null).catch(() => {})
      if (personId) options.tabs?.tell({ about: 'signed-out', personId })
      return parts().roads.call(api.identity.signOut, {})
    },
    endedByServer() {
      if (store.getSnapshot().state !== 'signed-in') return
      parts().visits.forget()
      const forgotten = parts().cache.forgetAll()
      void Promise.all([forgotten, storage?.rememberPerson(null)]).catch(() => {})
      becomeSignedOut(true)
    },
    learned(me) {
      who.me = me
      if (store.getSnapshot().state === 'signed-in') store.set({ state: 'signed-in', me, ended: false })
      parts().cache.touch(cached.me, () => me)
    },
    anotherPerson() {
      becomeSignedOut(true)
      // Who is here now is for home to find out.
      if (!options.visiting) void askWhoIsHere(0, era)
    },
  }
}
