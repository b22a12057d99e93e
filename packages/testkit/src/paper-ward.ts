import type { Delivered, EventOf, InboxEntry, Member, Message, Standing, StoredFile } from '@baton/contract'
import { excerptOf } from '@baton/domain'

/** What the ward knows of a conversation: plain rows, from which everything is counted afresh. */
interface Room {
  readonly id: string
  readonly kind: 'group'
  title: string
  readonly startedAt: string
  readonly members: Map<string, Member>
  readonly messages: Row[]
}

interface Row {
  message: Message
  readonly mentioned: string[]
}

interface Own {
  readonly drafts: Map<string, { body: string; at: string }>
  readonly mutes: Map<string, string>
  readonly saved: Set<string>
}

/**
 * A hospital kept on paper: it follows docs/realtime.md in memory, without replay or kept counters, so that a test can
 * hold the product's arithmetic against plain counting. It also stands behind the client's wire tests.
 */
export class PaperWard {
  readonly rooms = new Map<string, Room>()
  readonly streams = new Map<string, Delivered[]>()
  readonly #own = new Map<string, Own>()
  readonly #listeners = new Set<(event: Delivered) => void>()
  #made = 0

  /** The next UUIDv7 of this ward: the same in every run. */
  newId(): string {
    this.#made += 1
    const tail = this.#made.toString(16).padStart(12, '0')
    return `01980000-0000-7000-8000-${tail}`
  }

  onEvent(listener: (event: Delivered) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  start(by: string, title: string, personIds: string[]): string {
    const room: Room = {
      id: this.newId(),
      kind: 'group',
      title,
      startedAt: this.#now(),
      members: new Map(),
      messages: [],
    }
    this.rooms.set(room.id, room)
    for (const personId of new Set([by, ...personIds])) {
      room.members.set(personId, {
        personId,
        visibleAfter: 0,
        deliveredUpTo: 0,
        seenUpTo: 0,
        calledTo: null,
      })
    }
    this.#tell(`conversation:${room.id}`, by, { type: 'conversation.started', data: {} })
    for (const personId of room.members.keys()) this.#tellOpened(personId, room)
    return room.id
  }

  rename(by: string, roomId: string, title: string): void {
    const room = this.room(roomId)
    room.title = title
    this.#tell(`conversation:${roomId}`, by, { type: 'conversation.renamed', data: { title } })
  }

  add(by: string, roomId: string, personId: string, history: 'all' | 'none'): void {
    const room = this.room(roomId)
    if (room.members.has(personId)) return
    const last = room.messages.length
    const member = {
      personId,
      visibleAfter: history === 'all' ? 0 : last,
      deliveredUpTo: last,
      seenUpTo: last,
      calledTo: null,
    }
    room.members.set(personId, member)
    this.#tell(`conversation:${roomId}`, by, { type: 'member.joined', data: { member } })
    this.#tellOpened(personId, room)
  }

  remove(by: string, roomId: string, personId: string): void {
    const room = this.room(roomId)
    if (!room.members.delete(personId)) return
    this.own(personId).drafts.delete(roomId)
    this.own(personId).mutes.delete(roomId)
    this.#tell(`conversation:${roomId}`, by, { type: 'member.left', data: { personId } })
    this.#tell(`person:${personId}`, by, { type: 'conversation.closed', data: { conversationId: roomId } })
  }

  send(
    by: string,
    roomId: string,
    body: string,
    more: { id?: string; replyToId?: string; mentioned?: string[]; files?: StoredFile[] } = {},
  ): Message {
    const room = this.room(roomId)
    const quoted = room.messages.find(({ message }) => message.id === more.replyToId)?.message
    const root = quoted && this.message(quoted.threadRootId ?? quoted.id)
    if (root) root.threadReplies += 1
    const mentioned = more.mentioned ?? []
    const message: Message = {
      id: more.id ?? this.newId(),
      conversationId: roomId,
      number: room.messages.length + 1,
      authorId: by,
      asRoleId: null,
      urgency: 'routine',
      sentAt: this.#now(),
      body,
      reason: null,
      sbar: null,
      mentions: mentioned.map((id) => ({ kind: 'person', id })),
      replyTo: quoted
        ? {
            messageId: quoted.id,
            number: quoted.number,
            authorId: quoted.authorId,
            excerpt: excerptOf(quoted.body, quoted.files),
          }
        : null,
      threadRootId: root?.id ?? null,
      threadReplies: 0,
      forwardedFrom: null,
      editedAt: null,
      withdrawnAt: null,
      pinnedAt: null,
      reactions: [],
      files: more.files ?? [],
    }
    const author = room.members.get(by)
    if (author) {
      const seen = Math.max(author.seenUpTo, author.visibleAfter)
      const delivered = Math.max(author.deliveredUpTo, author.visibleAfter)
      room.members.set(by, {
        ...author,
        seenUpTo: seen + 1 === message.number ? message.number : author.seenUpTo,
        deliveredUpTo: delivered + 1 === message.number ? message.number : author.deliveredUpTo,
      })
    }
    room.messages.push({ message, mentioned })
    const threadReplies = root?.threadReplies ?? null
    this.#tell(`conversation:${roomId}`, by, {
      type: 'message.sent',
      data: { message: structuredClone(message), mentioned, threadReplies },
    })
    return message
  }

  edit(by: string, messageId: string, body: string): void {
    this.#change(by, messageId, 'message.edited', { body, editedAt: this.#now() })
  }

  withdraw(by: string, messageId: string): void {
    this.#change(by, messageId, 'message.withdrawn', { body: null, withdrawnAt: this.#now(), files: [] })
  }

  /** What hangs on a message was checked, refused or drawn on. */
  changeFiles(by: string, messageId: string, change: Partial<StoredFile>): void {
    const files = this.message(messageId).files.map((file) => ({
      ...file,
      ...change,
      version: file.version + 1,
    }))
    this.#change(by, messageId, 'message.files', { files })
  }

  /** A file of somebody's was received, checked or refused, wherever it hangs. */
  tellOfFile(file: StoredFile): void {
    this.#tell(`person:${file.addedBy}`, null, { type: 'file.changed', data: { file } })
  }

  pin(by: string, messageId: string, pinned: boolean): void {
    this.#change(by, messageId, 'message.pinned', { pinnedAt: pinned ? this.#now() : null })
  }

  react(by: string, messageId: string, emoji: string, present: boolean): void {
    const message = this.message(messageId)
    const people = new Map(message.reactions.map((reaction) => [reaction.emoji, new Set(reaction.personIds)]))
    const those = people.get(emoji) ?? new Set()
    if (present) those.add(by)
    else those.delete(by)
    people.set(emoji, those)
    message.reactions = [...people]
      .filter(([, personIds]) => personIds.size > 0)
      .map(([key, personIds]) => ({ emoji: key, personIds: [...personIds].sort() }))
      .sort((a, b) => (a.emoji < b.emoji ? -1 : 1))
    this.#tell(`conversation:${message.conversationId}`, by, {
      type: 'message.reacted',
      data: { messageId, number: message.number, emoji, personId: by, present },
    })
  }

  delivered(by: string, roomId: string, upTo: number): void {
    const member = this.#member(roomId, by)
    if (upTo <= member.deliveredUpTo) return
    this.room(roomId).members.set(by, { ...member, deliveredUpTo: upTo })
    this.#tell(`conversation:${roomId}`, by, {
      type: 'receipt.delivered',
      data: { receipts: [{ personId: by, upTo }] },
    })
  }

  seen(by: string, roomId: string, upTo: number): void {
    const member = this.#member(roomId, by)
    if (upTo <= member.seenUpTo) return
    const deliveredUpTo = Math.max(member.deliveredUpTo, upTo)
    this.room(roomId).members.set(by, { ...member, deliveredUpTo, seenUpTo: upTo })
    const { ownUnseen, unreadMentions } = this.#standing(by, this.room(roomId))
    const data = { personId: by, upTo, ownUnseen, unreadMentions }
    this.#tell(`conversation:${roomId}`, by, { type: 'receipt.seen', data })
  }

  mute(by: string, roomId: string, until: string | null): void {
    if (until) this.own(by).mutes.set(roomId, until)
    else this.own(by).mutes.delete(roomId)
    const data = { conversationId: roomId, mutedUntil: until }
    this.#tell(`person:${by}`, by, { type: 'conversation.muted', data })
  }

  draft(by: string, roomId: string, body: string): void {
    const draft = { body, at: this.#now() }
    if (body) this.own(by).drafts.set(roomId, draft)
    else this.own(by).drafts.delete(roomId)
    this.#tell(`person:${by}`, by, { type: 'draft.saved', data: { conversationId: roomId, ...draft } })
  }

  save(by: string, messageId: string, saved: boolean): void {
    if (saved) this.own(by).saved.add(messageId)
    else this.own(by).saved.delete(messageId)
    const data = { messageId, savedAt: saved ? this.#now() : null }
    this.#tell(`person:${by}`, by, { type: 'message.saved', data })
  }

  /** `messaging.listInbox`, counted from rows. */
  inbox(personId: string) {
    const entries = [...this.rooms.values()]
      .filter((room) => room.members.has(personId))
      .map((room) => this.entry(personId, room))
      .sort((a, b) => (sortKey(a) > sortKey(b) ? -1 : 1))
    const savedMessageIds = [...this.own(personId).saved].sort()
    return { entries, savedMessageIds, position: this.head(`person:${personId}`) }
  }

  /** `messaging.openConversation` with the messages from number `from` to `to`. */
  open(personId: string, roomId: string, from = 1, to = Number.POSITIVE_INFINITY) {
    const room = this.room(roomId)
    const visible = this.#visible(personId, room)
    const messages = visible.filter(({ number }) => number >= from && number <= to)
    return structuredClone({
      conversation: this.#conversation(room),
      standing: this.#standing(personId, room),
      page: {
        messages,
        reachesStart: messages[0]?.number === visible[0]?.number,
        reachesEnd: messages.at(-1)?.number === visible.at(-1)?.number,
      },
      pinned: visible.filter(({ pinnedAt }) => pinnedAt !== null),
      position: this.head(`conversation:${roomId}`),
    })
  }

  /** The streams that a person may read, with their heads. */
  heads(personId: string): Record<string, number> {
    const rooms = [...this.rooms.values()].filter((room) => room.members.has(personId))
    const names = [`person:${personId}`, ...rooms.map(({ id }) => `conversation:${id}`)]
    return Object.fromEntries(names.map((name) => [name, this.head(name)]))
  }

  /** An event as it goes to a person now: hydrated, withheld or turned as RT20 to RT23 say. */
  asSentTo(personId: string, event: Delivered): Delivered {
    const { stream, seq, at, by } = event
    const envelope = { stream, seq, at, by }
    if (event.type === 'conversation.opened') {
      const room = this.room(event.data.entry.conversation.id)
      return (
        room.members.has(personId)
          ? { ...envelope, type: event.type, data: { entry: this.entry(personId, room) } }
          : { ...envelope, type: 'conversation.closed', data: { conversationId: room.id } }
      ) as Delivered
    }
    const messageId = 'message' in event.data ? event.data.message.id : undefined
    const aboutId = messageId ?? (event.type === 'message.reacted' ? event.data.messageId : undefined)
    if (!aboutId) return event
    const message = this.message(aboutId)
    const member = this.room(message.conversationId).members.get(personId)
    if (!member || message.number <= member.visibleAfter) {
      return { ...envelope, type: 'event.withheld', data: {} } as Delivered
    }
    if (!messageId) return event
    return { ...event, data: { ...event.data, message: structuredClone(message) } } as Delivered
  }

  head(stream: string): number {
    return this.streams.get(stream)?.length ?? 0
  }

  room(roomId: string): Room {
    const room = this.rooms.get(roomId)
    if (!room) throw new Error(`No conversation ${roomId}`)
    return room
  }

  message(messageId: string): Message {
    for (const room of this.rooms.values()) {
      const row = room.messages.find(({ message }) => message.id === messageId)
      if (row) return row.message
    }
    throw new Error(`No message ${messageId}`)
  }

  own(personId: string): Own {
    const held = this.#own.get(personId) ?? { drafts: new Map(), mutes: new Map(), saved: new Set() }
    this.#own.set(personId, held)
    return held
  }

  entry(personId: string, room: Room): InboxEntry {
    return structuredClone({
      conversation: this.#conversation(room),
      standing: this.#standing(personId, room),
      lastMessage: this.#visible(personId, room).at(-1) ?? null,
      position: this.head(`conversation:${room.id}`),
    })
  }

  #conversation(room: Room) {
    const members = [...room.members.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1))
    const { id, kind, title, startedAt } = room
    return {
      id,
      kind,
      title,
      teamId: null,
      roleId: null,
      askedBy: null,
      patientId: null,
      continuedIn: null,
      startedAt,
      members,
      lastNumber: room.messages.length,
    }
  }

  #standing(personId: string, room: Room): Standing {
    const member = this.#member(room.id, personId)
    const from = Math.max(member.seenUpTo, member.visibleAfter)
    const above = room.messages.filter(({ message }) => message.number > from)
    const byOthers = above.filter(({ message }) => message.authorId !== personId)
    return {
      unread: byOthers.length,
      unreadMentions: byOthers.filter(({ mentioned }) => mentioned.includes(personId)).length,
      ownUnseen: above.length - byOthers.length,
      mutedUntil: this.own(personId).mutes.get(room.id) ?? null,
      draft: this.own(personId).drafts.get(room.id) ?? null,
    }
  }

  #visible(personId: string, room: Room): Message[] {
    const { visibleAfter } = this.#member(room.id, personId)
    return room.messages.map(({ message }) => message).filter(({ number }) => number > visibleAfter)
  }

  #member(roomId: string, personId: string): Member {
    const member = this.room(roomId).members.get(personId)
    if (!member) throw new Error(`${personId} is not in ${roomId}`)
    return member
  }

  #change(
    by: string,
    messageId: string,
    type: 'message.edited' | 'message.withdrawn' | 'message.files' | 'message.pinned',
    change: Partial<Message>,
  ): void {
    const message = Object.assign(this.message(messageId), change)
    for (const { message: other } of this.room(message.conversationId).messages) {
      if (other.replyTo?.messageId === messageId)
        other.replyTo.excerpt = excerptOf(message.body, message.files)
    }
    const data = { message: structuredClone(message) }
    this.#tell(`conversation:${message.conversationId}`, by, { type, data })
  }

  #tellOpened(personId: string, room: Room): void {
    const data = { entry: this.entry(personId, room) }
    this.#tell(`person:${personId}`, null, { type: 'conversation.opened', data })
  }

  #tell(stream: string, by: string | null, event: EventOf<'conversation'> | EventOf<'person'>): void {
    const events = this.streams.get(stream) ?? []
    this.streams.set(stream, events)
    const delivered = { stream, seq: events.length + 1, at: this.#now(), by, ...event } as Delivered
    events.push(delivered)
    for (const listener of this.#listeners) listener(delivered)
  }

  #now(): string {
    this.#made += 1
    return new Date(Date.UTC(2026, 2, 2, 8) + this.#made).toISOString()
  }
}

function sortKey(entry: InboxEntry): string {
  return `${entry.lastMessage?.sentAt ?? entry.conversation.startedAt} ${entry.conversation.id}`
}
