import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import type { Handler } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import { present } from '../held.ts'
import { handleLook } from '../look.ts'
import type { TaskParts } from '../parts.ts'
import { relationshipsTo } from '../relationships.ts'
import { show } from '../steps/open-tasks.ts'
import { readSteps } from '../store/steps.ts'
import { readTasks } from '../store/tasks.ts'
import { openStepBefore, openStepWords, openToRead } from '../words.ts'

/** One task that the viewer may see, also when it has ended, with everything that was done to it (TSK7) and its files. */
export function openTask(parts: TaskParts): Handler {
  return handleLook(api.tasks.openTask, parts, async ({ transaction, viewer, at, saw }, { taskId }) => {
    const { personId } = viewer
    saw('task', [taskId])
    const [opened] = await show({ transaction }, parts, await readTasks(transaction, [taskId]))
    if (opened === undefined) return refuse('not-found')
    const relationships = await relationshipsTo({ transaction, personId, at }, parts, opened)
    if (!may('tasks.openTask', relationships)) return refuse('not-found')
    saw('patient', [opened.held.row.aboutId])
    const steps = await readSteps(transaction, taskId)
    await openToRead(transaction, parts.vault, steps)
    const hung = await parts.files.filesAt(transaction, parts.vault, 'task', [taskId])
    const files = new Map(hung.get(taskId)?.map((file) => [file.id, file]))
    saw('file', files.keys())
    return answer({
      task: present(opened.held),
      patient: opened.held.patient,
      steps: steps.map((step) => ({
        number: step.number,
        at: step.at.toISOString(),
        by: step.by,
        act: step.act,
        words: openStepWords(parts.vault, step),
        before: openStepBefore(parts.vault, step),
        to: step.toKind === null || step.toId === null ? null : { kind: step.toKind, id: step.toId },
        files: step.fileIds.flatMap((id) => files.get(id) ?? []),
      })),
      position: await positionOf(transaction, personId),
    })
  })
}
