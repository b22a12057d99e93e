import type { Channel, ChannelHealth, Quiet } from '@baton/contract'
import type { PushSupport } from '../../../platform/push.ts'

/** What stands in the panel about this device. */
export interface DeviceSnapshot {
  readonly tone: 'good' | 'quiet' | 'warn'
  readonly tag: string
  readonly sentence: string
  readonly action: 'allow' | 'turn-off' | null
}

export function deviceSnapshot(given: {
  support: PushSupport
  permission: NotificationPermission
  isServerOn: boolean
  isWoken: boolean
}): DeviceSnapshot {
  const { support, permission, isServerOn, isWoken } = given
  if (!isServerOn) return cannot('Your organisation has turned notifications on devices off.')
  if (support === 'install')
    return cannot(
      'On iPhone and iPad, first add Baton to the home screen: Share, then Add to Home Screen. Then open it from there.',
    )
  if (support === 'no') return cannot('This browser cannot be woken. Use Edge, Chrome, Firefox or Safari.')
  if (permission === 'denied')
    return {
      tone: 'warn',
      tag: 'Blocked',
      sentence:
        'This browser blocks notifications from Baton. Allow them in its settings for this site, then reload.',
      action: null,
    }
  if (isWoken)
    return {
      tone: 'good',
      tag: 'On',
      sentence: 'This device is woken while you are on duty, also when Baton is closed.',
      action: 'turn-off',
    }
  return {
    tone: 'quiet',
    tag: 'Off',
    sentence: 'Let this device be woken while you are on duty, also when Baton is closed.',
    action: 'allow',
  }
}

function cannot(sentence: string): DeviceSnapshot {
  return { tone: 'quiet', tag: 'Not here', sentence, action: null }
}

const names: { readonly [Name in Channel]: { name: string; help: string } } = {
  'in-app': { name: 'In Baton', help: 'On every screen where you are signed in' },
  'web-push': { name: 'Devices', help: 'Those that you allowed' },
  email: { name: 'E-mail', help: 'To the address on your card' },
  gateway: { name: 'Text, bleep, telephone', help: 'To your number, through the hospital’s gateway' },
}

export interface ChannelRow {
  readonly channel: Channel
  readonly name: string
  readonly help: string
  readonly tag: string
  readonly tone: 'good' | 'quiet' | 'bad'
}

/** A channel as everyone may know it. Off is not a fault: an organisation has what it has. */
export function channelRow({ channel, state }: ChannelHealth): ChannelRow {
  const { name, help } = names[channel]
  const row = { channel, name, help }
  switch (state) {
    case 'off':
      return { ...row, tag: 'Not set up', tone: 'quiet' }
    case 'failing':
      return { ...row, tag: 'Not working', tone: 'bad' }
    case 'well':
      return { ...row, tag: 'Works', tone: 'good' }
  }
}

/** The form about quiet, as text. */
export interface QuietFields extends Readonly<Record<string, string>> {
  readonly hours: 'yes' | 'no'
  readonly from: string
  readonly until: string
  readonly bundle: string
  readonly push: 'yes' | 'no'
  readonly email: 'yes' | 'no'
}

export function fieldsOf({ hours, bundleMinutes, routine }: Quiet): QuietFields {
  return {
    hours: hours === null ? 'no' : 'yes',
    from: hours?.from ?? '22:00',
    until: hours?.until ?? '07:00',
    bundle: String(bundleMinutes),
    push: routine.includes('web-push') ? 'yes' : 'no',
    email: routine.includes('email') ? 'yes' : 'no',
  }
}

const bundles = [0, 5, 15, 30, 60] as const

export const bundleOptions = bundles.map((minutes) => ({
  value: String(minutes),
  label: minutes === 0 ? 'Each one at once' : `One every ${minutes} minutes`,
}))

/** What the form says; what is routine is always shown in Baton itself. */
export function quietOf({ hours, from, until, bundle, push, email }: QuietFields): Quiet {
  return {
    hours: hours === 'yes' ? { from, until } : null,
    bundleMinutes: bundles.find((minutes) => String(minutes) === bundle) ?? 15,
    routine: [
      'in-app',
      ...(push === 'yes' ? ['web-push' as const] : []),
      ...(email === 'yes' ? ['email' as const] : []),
    ],
  }
}
