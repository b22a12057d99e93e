import { z } from 'zod'
import { command, done, nothing, query } from '../operation.ts'
import { id } from '../values.ts'
import { channelHealth, pushDevice, quiet } from './notify.ts'

export const pushKey = query('notify.pushKey', {
  summary: 'The public key that a browser needs to agree to Web Push; `null` where it is off',
  input: nothing,
  output: z.strictObject({ publicKey: z.string().nullable() }),
})

export const addPushDevice = command('notify.addPushDevice', {
  summary: 'Let this browser be woken by Web Push, for this session',
  input: z.strictObject({
    endpoint: z.url().max(1_000),
    p256dh: z.string().max(200),
    auth: z.string().max(100),
    name: z.string().trim().min(1).max(80),
  }),
  output: z.strictObject({ device: pushDevice }),
  refusals: ['not-allowed'],
})

export const removePushDevice = command('notify.removePushDevice', {
  summary: 'Never wake that device again',
  input: z.strictObject({ deviceId: id }),
  output: done,
  refusals: ['not-found'],
})

export const myNotifications = query('notify.myNotifications', {
  summary: 'How I am notified: my devices, what I asked to be spared, and which channels exist here',
  input: nothing,
  output: z.strictObject({ devices: z.array(pushDevice), quiet, channels: z.array(channelHealth) }),
})

export const setQuiet = command('notify.setQuiet', {
  summary: 'Say what I want to be spared; urgent items are never silenced by it',
  input: quiet,
  output: z.strictObject({ quiet }),
})

export const testMyChannels = command('notify.testMyChannels', {
  summary: 'Send myself a test on every channel',
  input: nothing,
  output: done,
  refusals: ['off-duty'],
})
