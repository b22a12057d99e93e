import { api } from '@baton/contract'
import { useState } from 'react'
import { ask, type Failure } from '../../../app/session/ask.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { subscribe, unsubscribe } from '../../../platform/push.ts'
import { deviceName } from '../../sign-in/device-name.ts'
import { keep, recall } from './this-device.ts'

/** Letting this browser be woken, and not any more. */
export function useThisDevice() {
  const { person, sessionId } = useMe()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const [wasRefused, setRefused] = useState(false)

  async function busily(work: () => Promise<void>): Promise<void> {
    setBusy(true)
    setFailure(undefined)
    await work()
    await outdate(api.notify.myNotifications)
    setBusy(false)
  }

  return {
    isBusy,
    failure,
    /** The person or the browser has just said no. */
    wasRefused,
    deviceId: recall(person.id)?.deviceId,
    allow: (publicKey: string) =>
      busily(async () => {
        const subscription = await subscribe(publicKey)
        setRefused(subscription === null)
        if (subscription === null) return
        const name = deviceName(navigator.userAgent)
        const added = await ask(api.notify.addPushDevice, { ...subscription, name })
        if (added.ok) keep(person.id, { deviceId: added.value.device.id, sessionId })
        else setFailure(added.failure)
      }),
    remove: (deviceId: string) =>
      busily(async () => {
        const removed = await ask(api.notify.removePushDevice, { deviceId })
        if (!removed.ok && removed.failure.code !== 'not-found') return setFailure(removed.failure)
        if (recall(person.id)?.deviceId !== deviceId) return
        keep(person.id, null)
        await unsubscribe()
      }),
  }
}

/** In a new session I am woken as before, where I agreed in this browser: a device belongs to the session. */
export async function renewThisDevice(personId: string, sessionId: string): Promise<void> {
  const kept = recall(personId)
  if (kept === null || kept.sessionId === sessionId || !('Notification' in window)) return
  if (Notification.permission !== 'granted') return
  const key = await ask(api.notify.pushKey, {})
  if (!key.ok || key.value.publicKey === null) return
  const subscription = await subscribe(key.value.publicKey)
  if (subscription === null) return
  const added = await ask(api.notify.addPushDevice, {
    ...subscription,
    name: deviceName(navigator.userAgent),
  })
  if (added.ok) keep(personId, { deviceId: added.value.device.id, sessionId })
}
