import { actingIn } from '../../../platform/operations/acting.ts'
import { type Answer, answer } from '../../../platform/operations/answer.ts'
import type { Change } from '../../../platform/operations/change.ts'
import type { TaskParts } from '../parts.ts'

/**
 * Hangs the files of a command on its task. Last of all, when everyone whom the task concerns is locked: whoever changes
 * a file locks them first, too, and then the file.
 *
 * @param patientId whom the task is about now
 */
export async function hangOnTask(
  change: Change,
  { files }: Pick<TaskParts, 'files'>,
  task: { readonly id: string; readonly patientId: string | null },
  fileIds: readonly string[],
): Promise<Answer<unknown>> {
  if (fileIds.length === 0) return answer([])
  const { id, patientId } = task
  return files.hang(actingIn(change), change.viewer, { kind: 'task', id, withinId: id, patientId }, fileIds)
}
