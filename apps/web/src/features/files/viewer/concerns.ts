import type { Delivered, FilePlace } from '@baton/contract'

/** Whether an event may have changed what there is to see of a file: what it is, or what was drawn on it. */
export function concerns(event: Delivered, fileId: string, places: readonly FilePlace[]): boolean {
  if (event.type === 'file.changed') return event.data.file.id === fileId
  if (event.type === 'message.files') return event.data.message.files.some(({ id }) => id === fileId)
  // It may be of an earlier version, of which a document does not tell.
  if (event.type === 'document.changed') return hangsOn(places, 'document', event.data.document.id)
  if (event.type === 'document.closed') return hangsOn(places, 'document', event.data.documentId)
  // Tasks and patients tell that something of theirs changed, and not which file.
  if (event.type === 'task.changed') return hangsOn(places, 'task', event.data.task.id)
  if (event.type === 'patient.changed') return hangsOn(places, 'patient', event.data.patient.id)
  return event.type === 'message.withdrawn' && hangsOn(places, 'message', event.data.message.id)
}

function hangsOn(places: readonly FilePlace[], kind: FilePlace['kind'], id: string): boolean {
  return places.some((place) => place.kind === kind && place.id === id)
}
