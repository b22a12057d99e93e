import type { Client } from '@baton/client'
import { api, type DrawnShape } from '@baton/contract'
import { newCommandId } from '../../../app/session/new-command-id.ts'
import { notify } from '../../../ui/toast/notices.ts'

/** Saves what was drawn on a photo before it was sent, as its layer, once the photo has been checked. */
export function drawWhenReady(client: Client, fileId: string, shapes: readonly DrawnShape[]): void {
  if (shapes.length === 0) return
  const stop = client.onEvent((event) => {
    if (event.type !== 'file.changed' || event.data.file.id !== fileId) return
    const { state } = event.data.file
    if (state === 'receiving' || state === 'checking') return
    stop()
    if (state === 'ready') void draw()
  })

  async function draw(): Promise<void> {
    const answer = await client.call(api.files.draw, { fileId, shapes: [...shapes] }, newCommandId())
    if (answer.ok) return
    notify('What you drew on your photo was not saved. Open the photo and draw it again.', { tone: 'bad' })
  }
}
