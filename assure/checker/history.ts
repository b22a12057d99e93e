/** What a campaign saw, from every side; the checker compares the sides. */
export interface History {
  sends: Send[]
  /** By device, each event in the order in which the device applied it. */
  observations: Observation[]
  /** What a fresh sign-in of each member finds once everything is quiet. */
  final: FinalConversation[]
  /** The ids of commands that have an audit leaf. */
  auditedCommandIds: Set<string>
}

/** A message that a person wanted to send. */
export interface Send {
  messageId: string
  conversationId: string
  /** The device that wrote it: a person with two devices has two hands, and order is promised for each. */
  handId: string
  body: string
  /** `queued` was shown: from then on it may not be lost, whatever the server answered. */
  outcome: 'queued' | 'acknowledged' | 'refused'
  /** The number that the acknowledgement gave. */
  number: number | null
  /** Its place among the sends of this hand in this conversation, from 1. */
  order: number
  /** Withdrawn by its author, and acknowledged as such. */
  withdrawn: boolean
}

/** One event as one device received it. */
export interface Observation {
  deviceId: string
  personId: string
  conversationId: string
  seq: number
  type: 'sent' | 'withdrawn' | 'delivered' | 'seen' | 'joined' | 'left' | 'other'
  messageId: string | null
  number: number | null
  body: string | null
  /** Whose receipt, joining or leaving. */
  subjectId: string | null
  upTo: number | null
}

export interface FinalConversation {
  conversationId: string
  memberIds: string[]
  /** The head of its stream. */
  head: number
  messages: FinalMessage[]
  receipts: { personId: string; deliveredUpTo: number; seenUpTo: number }[]
  /** What each member's own fresh snapshot says is unread, and how many it should be by counting. */
  unread: { personId: string; shown: number; counted: number }[]
}

export interface FinalMessage {
  messageId: string
  number: number
  authorId: string
  body: string | null
}

export interface Anomaly {
  kind: AnomalyKind
  /** With ids, so that it can be looked up. */
  sentence: string
}

export type AnomalyKind =
  | 'lost'
  | 'doubled'
  | 'invented'
  | 'altered'
  | 'numbers not dense'
  | 'out of order'
  | 'acknowledged as another number'
  | 'events skipped'
  | 'events repeated'
  | 'devices disagree'
  | 'resurrected'
  | 'leaked'
  | 'delivered after leaving'
  | 'seen before delivered'
  | 'receipt beyond the end'
  | 'unread wrong'
  | 'change without audit leaf'
