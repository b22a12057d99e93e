import type { Me } from '@baton/contract'
import { MessageSquare, ShieldCheck } from 'lucide-react'
import { describe, expect, it } from 'vitest'
import { type Connection, type Destination, shellSnapshot } from './shell-snapshot.ts'

const amara: Me = {
  person: {
    id: '0198c0de-0000-7000-8000-000000000001',
    name: 'Dr Amara Okafor',
    profession: 'Doctor',
    grade: 'Specialty registrar',
    specialty: 'Respiratory medicine',
    email: 'amara.okafor@example.test',
    contact: { telephone: null, bleep: '2416' },
    siteId: null,
    placeId: null,
    state: 'active',
    administrator: false,
  },
  organisation: { id: '0198c0de-0000-7000-8000-0000000000aa', name: 'St Brannoc’s' },
  sessionId: '0198c0de-0000-7000-8000-0000000000bb',
  administrator: false,
  demonstration: true,
  session: { endsAt: '2026-11-22T23:00:00.000Z', idleMinutes: 15 },
}

const destinations: readonly Destination[] = [
  { id: 'messages', label: 'Messages', to: '/messages', icon: MessageSquare, audience: 'everyone' },
  { id: 'admin', label: 'Administration', to: '/admin', icon: ShieldCheck, audience: 'administrators' },
]

function shell(changes: { me?: Me; connection?: Connection; path?: string } = {}) {
  const { me = amara, connection = { state: 'connected' }, path = '/messages' } = changes
  const attention = { messages: { count: 3, mentions: 1, label: 'unread messages' } }
  return shellSnapshot({ me, connection, path, destinations, attention })
}

describe('the frame around every screen', () => {
  it('shows administration to an administrator only', () => {
    expect(shell().destinations.map((destination) => destination.id)).toEqual(['messages'])
    const administrator = shell({ me: { ...amara, administrator: true } })
    expect(administrator.destinations.map((destination) => destination.id)).toEqual(['messages', 'admin'])
  })

  it('marks where I am, also inside it, but not in a place whose name only begins alike', () => {
    expect(shell({ path: '/messages/42' }).destinations[0]?.isCurrent).toBe(true)
    expect(shell({ path: '/messages-old' }).destinations[0]?.isCurrent).toBe(false)
  })

  it('says plainly that it is offline and since when', () => {
    const offline = shell({ connection: { state: 'offline', since: Date.parse('2026-11-22T14:05:30Z') } })
    expect(offline.line.words).toBe('Offline')
    expect(offline.banner?.words).toMatch(/^Offline since 14:05\./)
    expect(shell().banner).toBeUndefined()
  })

  it('describes me by my grade, or by my profession when there is none', () => {
    expect(shell().person.description).toBe('Specialty registrar')
    const porter = { ...amara, person: { ...amara.person, grade: null, profession: 'Porter' } }
    expect(shell({ me: porter }).person.description).toBe('Porter')
  })

  it('gives a detail the whole of a phone', () => {
    expect(shell({ path: '/messages' }).depth).toBe('list')
    expect(shell({ path: '/messages/42' }).depth).toBe('detail')
  })

  it('carries what asks for attention to its place in the menu', () => {
    expect(shell().destinations[0]?.attention).toEqual({ count: 3, mentions: 1, label: 'unread messages' })
  })
})
