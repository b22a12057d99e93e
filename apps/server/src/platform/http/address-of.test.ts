import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { addressOf } from './address-of.ts'

const from = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage

test('without a proxy of ours, the caller’s own claim of an address counts for nothing', () => {
  expect(addressOf(from('10.0.0.7'), 0)).toBe('10.0.0.7')
  expect(addressOf(from('10.0.0.7', '1.2.3.4'), 0)).toBe('10.0.0.7')
})

test('each trusted proxy is believed for the one before it, and for no more', () => {
  expect(addressOf(from('10.0.0.1', '81.2.3.4'), 1)).toBe('81.2.3.4')
  expect(addressOf(from('10.0.0.1', 'forged, 81.2.3.4'), 1)).toBe('81.2.3.4')
  expect(addressOf(from('10.0.0.1', 'forged, 81.2.3.4, 10.0.0.2'), 2)).toBe('81.2.3.4')
})

test('who comes past the proxies is known by what there is', () => {
  expect(addressOf(from('10.0.0.9'), 1)).toBe('10.0.0.9')
  expect(addressOf(from('10.0.0.9', '81.2.3.4'), 3)).toBe('81.2.3.4')
})
