import type { Me } from '@baton/contract'
import type { LucideIcon } from 'lucide-react'
import { asClock } from '../../ui/time/format-time.ts'

/** The line to the server as the client sees it; `since` in ms since 1970. */
export type Connection =
  | { readonly state: 'connected' }
  | { readonly state: 'connecting' }
  | { readonly state: 'offline'; readonly since: number }

/** A place in the menu. Only what is finished has one. */
export interface Destination {
  readonly id: string
  readonly label: string
  readonly to: string
  readonly icon: LucideIcon
  /** Who sees it; the server decides again on everything behind it. */
  readonly audience: 'everyone' | 'administrators'
  /** Not in the bar of a phone, which holds five: reached there from where it is needed. */
  readonly isForDesks?: true
}

/** What asks for attention behind a destination. */
export interface Attention {
  readonly count: number
  readonly mentions: number
  readonly label: string
  /** It presses, and looks so. */
  readonly isPressing?: boolean
}

interface ShellState {
  readonly me: Me
  readonly connection: Connection
  readonly path: string
  readonly destinations: readonly Destination[]
  readonly attention: Readonly<Record<string, Attention>>
}

export interface ShellSnapshot {
  readonly organisation: string
  readonly person: { readonly id: string; readonly name: string; readonly description: string }
  readonly destinations: readonly (Destination & {
    readonly isCurrent: boolean
    readonly attention: Attention | undefined
  })[]
  readonly line: { readonly tone: 'good' | 'info' | 'warn'; readonly words: string }
  /** Said across the whole page while the line is down. */
  readonly banner: { readonly tone: 'warn'; readonly words: string } | undefined
  readonly isDemonstration: boolean
  /** On phones a detail takes the whole screen: the header and the bottom menu give way. */
  readonly depth: 'list' | 'detail'
}

/** What the frame around every screen shows. */
export function shellSnapshot({ me, connection, path, destinations, attention }: ShellState): ShellSnapshot {
  return {
    organisation: me.organisation.name,
    person: { id: me.person.id, name: me.person.name, description: me.person.grade ?? me.person.profession },
    destinations: destinations
      .filter((destination) => destination.audience === 'everyone' || me.administrator)
      .map((destination) => ({
        ...destination,
        isCurrent: isWithin(path, destination.to),
        attention: attention[destination.id],
      })),
    line: lineOf(connection),
    banner: bannerOf(connection),
    isDemonstration: me.demonstration,
    depth: path.split('/').filter(Boolean).length > 1 ? 'detail' : 'list',
  }
}

function isWithin(path: string, to: string): boolean {
  return path === to || path.startsWith(`${to}/`)
}

function lineOf(connection: Connection): ShellSnapshot['line'] {
  switch (connection.state) {
    case 'connected':
      return { tone: 'good', words: 'Connected' }
    case 'connecting':
      return { tone: 'info', words: 'Connecting…' }
    case 'offline':
      return { tone: 'warn', words: 'Offline' }
  }
}

function bannerOf(connection: Connection): ShellSnapshot['banner'] {
  if (connection.state !== 'offline') return undefined
  const since = asClock(new Date(connection.since))
  return {
    tone: 'warn',
    words: `Offline since ${since}. What you write is kept here and sent when the line is back. If it is urgent, telephone.`,
  }
}
