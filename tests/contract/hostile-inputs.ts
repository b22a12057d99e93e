import { type Operation, operations } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'

/** A request that nobody who means well would make. */
export interface HostileRequest {
  about: string
  operation: Operation
  method: string
  /** After the operation's path. */
  query: string
  headers: Record<string, string>
  body: string | Buffer | undefined
}

/** Stands in every hostile value: an answer that holds it repeats what it was sent. */
export const canary = 'c4n4ry'

const json = { 'content-type': 'application/json' }

/** `count` hostile requests, spread over all operations; the same every time. */
export function hostileRequests(count: number): HostileRequest[] {
  const commands = operations.filter((operation) => operation.kind === 'command')
  const queries = operations.filter((operation) => operation.kind === 'query')
  return Array.from({ length: count }, (_, index) => {
    const asCommand = index % 3 !== 0
    const [list, makers] = asCommand ? [commands, commandAttacks] : [queries, queryAttacks]
    const operation = list[index % list.length]
    const [about, attack] = makers[Math.floor(index / 3) % makers.length] ?? []
    if (operation === undefined || attack === undefined || about === undefined)
      throw new Error('nothing to attack')
    const key = { 'idempotency-key': uuidv7() }
    const base = {
      about,
      operation,
      method: asCommand ? 'POST' : 'GET',
      query: '',
      headers: key,
      body: undefined,
    }
    return { ...base, ...attack(index) }
  })
}

type Attack = (index: number) => Partial<HostileRequest>

const withBody = (body: string | Buffer, more: Record<string, string> = {}): Partial<HostileRequest> => ({
  body,
  headers: { ...json, 'idempotency-key': uuidv7(), ...more },
})
const withValue = (value: unknown): Partial<HostileRequest> => withBody(JSON.stringify(everyField(value)))

/** One value in the place of everything that any operation asks for. */
function everyField(value: unknown): Record<string, unknown> {
  const names = [
    'conversationId',
    'messageId',
    'personId',
    'personIds',
    'body',
    'title',
    'upTo',
    'email',
    'password',
    'teamId',
    'name',
    'emoji',
    'present',
    'csv',
  ]
  return Object.fromEntries(names.map((name) => [name, value]))
}

const commandAttacks: readonly [string, Attack][] = [
  ['no body', () => ({})],
  ['not JSON', () => withBody(`{${canary}`)],
  ['bad UTF-8', () => withBody(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]))],
  ['an array', () => withBody(JSON.stringify([canary]))],
  ['null', () => withBody('null')],
  ['deep nesting', () => withBody(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)],
  ['oversize', () => withBody(JSON.stringify({ body: canary.repeat(600_000) }))],
  ['long text everywhere', () => withValue(canary.repeat(5_000))],
  ['markup everywhere', () => withValue(`<script>${canary}</script><img src=x onerror=alert(1)>`)],
  ['SQL everywhere', () => withValue(`'; drop table message; -- ${canary}`)],
  ['control characters', () => withValue(`${canary}\u0000\u0008\u001b[2J`)],
  ['lone surrogates', () => withBody(`{"body":"${canary}\\ud800","conversationId":"${uuidv7()}"}`)],
  ['bidi overrides', () => withValue(`\u202e${canary}\u2066`)],
  [
    'numbers at the edge',
    (index) => withValue([1e308, -1, 2 ** 53, 0.1, Number.MAX_SAFE_INTEGER][index % 5]),
  ],
  ['foreign ids', () => withValue(uuidv7())],
  [
    'prototype keys',
    () => withBody(`{"__proto__":{"administrator":true},"constructor":{"prototype":{"x":"${canary}"}}}`),
  ],
  ['unknown keys', () => withBody(JSON.stringify({ [canary]: canary, ...everyField(uuidv7()) }))],
  [
    'another content type',
    () => withBody(`body=${canary}`, { 'content-type': 'application/x-www-form-urlencoded' }),
  ],
  ['XML', () => withBody(`<a>${canary}</a>`, { 'content-type': 'text/xml' })],
  ['no idempotency key', () => ({ body: '{}', headers: json })],
  ['a key that is no UUIDv7', () => withBody('{}', { 'idempotency-key': canary })],
  ['a foreign origin', () => withBody('{}', { origin: 'https://elsewhere.example' })],
  ['a huge cookie', () => withBody('{}', { cookie: `__Host-baton=${canary.repeat(500)}` })],
  ['a made-up session', () => withBody('{}', { cookie: `__Host-baton=${'A'.repeat(43)}` })],
  ['a wrong method', () => ({ method: 'DELETE' })],
]

const queryAttacks: readonly [string, Attack][] = [
  ['nothing asked', () => ({})],
  ['unknown parameters', () => ({ query: `?${canary}=${canary}` })],
  ['markup', () => ({ query: `?text=%3Cscript%3E${canary}&conversationId=%3Cb%3E` })],
  ['SQL', () => ({ query: `?text=${encodeURIComponent(`' or 1=1 -- ${canary}`)}&personId=1` })],
  ['bad percent encoding', () => ({ query: `?text=%ff%fe%zz${canary}` })],
  [
    'repeated parameters',
    () => ({ query: `?conversationId=${uuidv7()}&conversationId=${uuidv7()}&ids=a&ids=b` }),
  ],
  ['foreign ids', () => ({ query: `?conversationId=${uuidv7()}` })],
  ['a foreign message', () => ({ query: `?messageId=${uuidv7()}` })],
  ['long', () => ({ query: `?text=${canary.repeat(2_000)}` })],
  ['numbers at the edge', () => ({ query: `?conversationId=${uuidv7()}&before=1e400&limit=-5&around=NaN` })],
  ['null bytes', () => ({ query: `?text=${canary}%00` })],
  ['brackets', () => ({ query: `?text[$ne]=${canary}&__proto__[x]=1` })],
  ['a made-up session', () => ({ headers: { cookie: `__Host-baton=${'A'.repeat(43)}` } })],
  ['a wrong method', () => ({ method: 'PUT' })],
]
