import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'

interface Shown {
  title: string
  options: Record<string, unknown>
}

/** The worker as a browser runs it, with what it shows and opens written down. */
function startWorker({ windows = 0 } = {}) {
  const listeners = new Map<string, (event: unknown) => void>()
  const shown: Shown[] = []
  const done: string[] = []
  const self = {
    addEventListener: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
    registration: {
      showNotification: async (title: string, options: Record<string, unknown>) =>
        void shown.push({ title, options }),
    },
    clients: {
      matchAll: async () =>
        Array.from({ length: windows }, () => ({ focus: async () => done.push('focus') })),
      openWindow: async (url: string) => void done.push(url),
    },
  }
  const code = readFileSync(new URL('worker.js', import.meta.url), 'utf8')
  runInContext(code, createContext({ self, SHELL: { version: 'test', files: [] }, URL }))
  async function happen(name: string, event: object): Promise<void> {
    const pending: Promise<unknown>[] = []
    listeners.get(name)?.({ ...event, waitUntil: (work: Promise<unknown>) => pending.push(work) })
    await Promise.all(pending)
  }
  return {
    shown,
    done,
    push: (text: string) => happen('push', { data: { json: () => JSON.parse(text), text: () => text } }),
    pushNothing: () => happen('push', { data: null }),
    click: () => happen('notificationclick', { notification: { close: () => done.push('close') } }),
  }
}

const heading = 'Urgent message – Medical registrar on call'

test('QUI11: a push shows its heading and nothing else, whatever else it holds', async () => {
  const worker = startWorker()
  const more = { body: 'Mrs Jones, 999 000 0018', name: 'Priya Sharma' }
  await worker.push(JSON.stringify({ heading, urgency: 'urgent', tag: '1', ...more }))
  const [{ title = '', options = {} } = {}] = worker.shown
  expect(title).toBe(heading)
  expect(options).toMatchObject({ tag: '1', renotify: true, silent: false, requireInteraction: false })
  expect(JSON.stringify(worker.shown)).not.toMatch(/Jones|999|Priya/)
})

test('routine makes no sound, an emergency stays until someone acts', async () => {
  const worker = startWorker()
  await worker.push(JSON.stringify({ heading: '3 new notifications', urgency: 'routine', tag: '1' }))
  await worker.push(JSON.stringify({ heading, urgency: 'emergency', tag: '2' }))
  expect(worker.shown.map(({ options }) => [options.silent, options.requireInteraction])).toEqual([
    [true, false],
    [false, true],
  ])
})

test('what cannot be read is still shown, without words', async () => {
  const worker = startWorker()
  await worker.push('not JSON')
  await worker.push('{"heading": 7}')
  await worker.pushNothing()
  expect(worker.shown.map(({ title }) => title)).toEqual(['New in Baton', 'New in Baton', 'New in Baton'])
})

test('a press goes to the window that is open, or opens one', async () => {
  const [open, closed] = [startWorker({ windows: 2 }), startWorker()]
  await open.click()
  await closed.click()
  expect(open.done).toEqual(['close', 'focus'])
  expect(closed.done).toEqual(['close', '/'])
})
