/** What a browser gives so that it can be woken. */
export interface Subscription {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** Whether this browser can be woken at all: `install` where it can once Baton is on the home screen (iPhone, iPad). */
export type PushSupport = 'yes' | 'no' | 'install'

export function pushSupport(): PushSupport {
  if ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) return 'yes'
  return /iPhone|iPad/.test(navigator.userAgent) ? 'install' : 'no'
}

/** What the person said when the browser asked them. */
export function permission(): NotificationPermission {
  return 'Notification' in window ? Notification.permission : 'denied'
}

/**
 * Asks the person, and makes a subscription bound to the server's key.
 *
 * @returns `null` when they, or the browser, said no
 */
export async function subscribe(publicKey: string): Promise<Subscription | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  const { pushManager } = await navigator.serviceWorker.ready
  const key = bytesOf(publicKey)
  const had = await pushManager.getSubscription()
  // One that was made for another key, as after a key was lost, wakes nobody.
  if (had && !isBoundTo(had, key)) await had.unsubscribe()
  try {
    return wordsOf(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }))
  } catch {
    return null
  }
}

/** Takes the browser's agreement back. */
export async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  const had = await registration?.pushManager.getSubscription()
  await had?.unsubscribe()
}

function wordsOf(subscription: PushSubscription): Subscription | null {
  const { endpoint, keys } = subscription.toJSON()
  if (!endpoint || !keys?.p256dh || !keys.auth) return null
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth }
}

function isBoundTo({ options }: PushSubscription, key: Uint8Array): boolean {
  const bound = options.applicationServerKey
  return bound !== null && new Uint8Array(bound).join() === key.join()
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}
