import type { TaskView } from '@baton/client'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { useNameOf } from '../../duty/use-name-of.ts'
import { HungFiles } from '../../files/hung/HungFiles.tsx'

/** Everything that was hung on a task, with the request or a comment: what to look at before one goes. */
export function TaskFiles({ steps }: Pick<TaskView, 'steps'>) {
  const nameOf = useNameOf()
  const files = steps.flatMap((step) => step.files)
  if (files.length === 0) return null
  return (
    <Panel title="Files">
      <HungFiles files={files} nameOf={nameOf} />
    </Panel>
  )
}
