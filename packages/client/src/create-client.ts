import type { Client, ClientOptions } from './client.ts'
import { createHandles } from './conversation/handles.ts'
import { createParts, type Who } from './parts.ts'
import { createSession } from './session.ts'
import type { Visiting } from './visits/visiting.ts'
import { visitingOptions } from './visits/visiting-options.ts'

/** Makes a client. It does nothing before `start`. */
export function createClient(options: ClientOptions): Client {
  return createWithSession(options).client
}

function createWithSession(options: ClientOptions): Visiting {
  const who: Who = { me: undefined, verified: false }
  const session = createSession(options, who, () => parts)
  const parts = createParts(options, who, session, {
    home: () => client,
    visit: (visit) => createWithSession(visitingOptions(options, visit)),
  })
  const conversation = createHandles(parts)

  const client: Client = {
    visiting: options.visiting?.organisation ?? null,
    visits: parts.visits,
    session: session.store,
    connection: parts.connection.state,
    inbox: parts.inbox.store,
    unread: parts.inbox.unread,
    saved: parts.inbox.saved,
    people: parts.people,
    duty: parts.duty,
    urgent: { ...parts.urgent, ...parts.acts },
    crash: parts.crash,
    calls: parts.calls,
    patients: parts.patients,
    library: parts.library,
    tasks: parts.tasks,
    broadcasts: parts.broadcasts,
    serverNow: parts.serverTime.now,
    typing: parts.typing.store,
    presence: parts.presence,
    drafts: parts.drafts,
    outbox: parts.outbox,
    uploads: parts.uploads,
    start: session.start,
    stop: session.stop,
    call: parts.roads.call,
    signIn: session.signIn,
    signedIn: session.signedIn,
    signOut: session.signOut,
    conversation,
    queue: (operation, input, conversationId) =>
      parts.outbox.add({ operation: operation.name, input, conversationId }),
    onEvent(listener) {
      parts.listeners.add(listener)
      return () => parts.listeners.delete(listener)
    },
  }
  return { client, session }
}
