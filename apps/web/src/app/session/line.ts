import { client } from '../../platform/client.ts'
import { notify } from '../../ui/toast/notices.ts'
import type { Connection } from '../shell/shell-snapshot.ts'
import { createStore } from './store.ts'

/** The line to the server. Whoever speaks with the server reports what they saw; the shell says it plainly. */
export const line = createStore<Connection>({ state: 'connecting' })

/** The server answered. */
export function lineIsUp(): void {
  if (isAlone() && line.get().state !== 'connected') line.set({ state: 'connected' })
}

/** The server could not be reached; the moment of the first failure stays. */
export function lineIsDown(): void {
  if (isAlone() && line.get().state !== 'offline') line.set({ state: 'offline', since: Date.now() })
}

/** Before sign-in there is no socket, and only those who ask know how the line is. */
function isAlone(): boolean {
  return client.connection.getSnapshot().line === 'stopped'
}

client.connection.subscribe(() => {
  const { line: state, since } = client.connection.getSnapshot()
  if (state === 'level') line.set({ state: 'connected' })
  else if (state === 'connecting') line.set({ state: 'connecting' })
  else if (state === 'offline') line.set({ state: 'offline', since: Date.parse(since) })
  else if (state === 'reload')
    notify('Baton was updated. Reload this page to go on; what you wrote is kept.', {
      tone: 'bad',
      action: { label: 'Reload', run: () => location.reload() },
    })
})
