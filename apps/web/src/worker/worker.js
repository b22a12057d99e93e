// The service worker: with it Baton opens without a network. It keeps the application itself and nothing that anyone
// wrote; what people write is the client's to keep, sealed. The build puts its files in the place of SHELL.
/** @type {{ version: string, files: string[] }} */
const shell = SHELL

/** How long a page may be on its way, in ms, before the kept one is shown instead. */
const patience = 1_500
const prefix = 'baton-'
const name = `${prefix}${shell.version}`
const start = '/'

self.addEventListener('install', (event) => {
  event.waitUntil(keep())
})

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (shell.files.includes(pathname) || pathname.startsWith('/assets/')) event.respondWith(file(request))
})

self.addEventListener('push', (event) => {
  event.waitUntil(show(wordsOf(event.data)))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open())
})

async function keep() {
  const cache = await caches.open(name)
  await cache.addAll(
    shell.files.map(
      (path) => new Request(path, { cache: path.startsWith('/assets/') ? 'default' : 'reload' }),
    ),
  )
  await self.skipWaiting()
}

/** The build before this one stays: a window that is still open with it may ask for the rest of its files. */
async function takeOver() {
  const kept = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== name)
  await Promise.all(kept.slice(0, -1).map((key) => caches.delete(key)))
  await self.clients.claim()
}

/** The newest page there is, if it comes soon; else the kept one. Every screen is the same page. */
async function page(request) {
  const kept = await caches.match(start, { cacheName: name })
  const fresh = fetch(request)
  if (!kept) return fresh
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), patience))
  return Promise.race([fresh.catch(() => kept), late])
}

/** A file whose name holds a hash never changes, so the kept one is right; `before.js` comes with its build. */
async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

/** Shows the heading that was pushed and nothing else; a later one about the same thing takes its place. */
function show({ heading, urgency, tag }) {
  const isRoutine = urgency === 'routine'
  return self.registration.showNotification(heading, {
    tag,
    renotify: tag !== '' && !isRoutine,
    silent: isRoutine,
    requireInteraction: urgency === 'emergency' || urgency === 'crash',
    icon: '/icon.svg',
    lang: 'en-GB',
  })
}

/** A push that cannot be read must show something all the same: browsers insist. */
function wordsOf(data) {
  try {
    const { heading, urgency, tag } = data.json()
    if (typeof heading === 'string') return { heading, urgency, tag: typeof tag === 'string' ? tag : '' }
  } catch {
    // Shown below.
  }
  return { heading: 'New in Baton', urgency: 'soon', tag: '' }
}

/** Goes to the window that is open, or opens one: what is urgent is the first thing that it shows. */
async function open() {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const [here] = windows
  if (here) await here.focus()
  else await self.clients.openWindow(start)
}
