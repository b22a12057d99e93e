import { api, type Me, type Person } from '@baton/contract'
import { client } from '../../platform/client.ts'
import { forgetDrafts, keepDraftsFor } from '../../ui/form/use-draft.ts'
import { type Failure, unreachable, whenNotSignedIn } from './ask.ts'
import { guestPath } from './guest-path.ts'
import { createStore } from './store.ts'

export type Session =
  | { readonly state: 'starting' }
  | { readonly state: 'unreachable'; readonly failure: Failure }
  /** `ended` when the session stopped by itself, so that the sign-in page can say why one is there. */
  | { readonly state: 'signed-out'; readonly why: 'none' | 'ended' }
  | { readonly state: 'signed-in'; readonly me: Me }

/** Who is signed in on this device. */
export const session = createStore<Session>({ state: 'starting' })

// Whoever hears that nobody is signed in lets the client find out, which then leaves in order (RT42).
whenNotSignedIn.tell = () => void client.call(api.identity.whoAmI, {})

client.session.subscribe(mirror)

/** The client knows who is here, also from its cache when the server cannot be reached. */
function mirror(): void {
  const { state, me, ended } = client.session.getSnapshot()
  const before = session.get()
  if (state === 'unreachable') session.set({ state: 'unreachable', failure: unreachable })
  else if (state === 'signed-out') session.set({ state: 'signed-out', why: ended ? 'ended' : 'none' })
  else if (state === 'signed-in' && me && !(before.state === 'signed-in' && before.me === me)) {
    // Another person's unfinished forms are not theirs to see.
    keepDraftsFor(me.person.id)
    session.set({ state: 'signed-in', me })
  }
}

let started = false

/** Finds out who is signed in here: once at the start, and again at once when the server could not be reached. */
export async function startSession(): Promise<void> {
  // A guest has none, and nothing is asked for but their meeting (CAL12).
  if (location.pathname === guestPath) return session.set({ state: 'signed-out', why: 'none' })
  if (started && session.get().state === 'unreachable') await client.stop()
  else if (started) return
  started = true
  await client.start()
}

/** Someone has just signed in. */
export function welcome(me: Me): void {
  void client.signedIn(me)
}

/** What is written down about me has changed. */
export function changeMe(person: Person): void {
  const current = session.get()
  if (current.state === 'signed-in') session.set({ ...current, me: { ...current.me, person } })
}

/** Signs out of this device. Locally it is done at once, whatever the line. */
export async function signOut(): Promise<void> {
  forgetDrafts()
  await client.signOut()
}
