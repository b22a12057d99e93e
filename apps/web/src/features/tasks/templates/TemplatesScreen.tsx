import { api, type TaskTemplate } from '@baton/contract'
import { ClipboardList, Plus, Repeat } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { RowButton } from '../../../ui/row/Row.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { useUrgentNaming } from '../../urgent/use-urgent.ts'
import { targetName } from '../../urgent/words/targets.ts'
import { taskTypes } from '../words/task-types.ts'
import { withinWords } from '../words/within-words.ts'
import { recursWords } from './template-fields.ts'

const TemplateDialog = lazy(() => import('./TemplateDialog.tsx'))

/** Ways of asking that are kept: chosen in the form with one press, or asked by themselves at their time. */
export function TemplatesScreen() {
  const { answer, reload } = useAsk(api.tasks.listTemplates, {})
  const [open, setOpen] = useState<TaskTemplate | 'new' | null>(null)
  const templates = answer?.ok ? answer.value.templates : []
  const recurring = templates.filter(({ recurs }) => recurs !== null)
  const chosen = templates.filter(({ recurs }) => recurs === null)
  return (
    <Page
      title="Ways of asking"
      help="What is often asked, for everyone to choose in one press; and what is asked by itself."
      back={<BackLink to="/tasks" label="Back to tasks" />}
      actions={
        <Button icon={<Plus />} onPress={() => setOpen('new')}>
          Keep a way of asking
        </Button>
      }
    >
      {!answer && <Skeleton label="Loading ways of asking" count={4} />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {answer?.ok && templates.length === 0 && (
        <EmptyState icon={<ClipboardList />} title="No ways of asking yet">
          What your team asks often can be kept here, with its checklist and who does it.
        </EmptyState>
      )}
      <Templates title="To choose" templates={chosen} onOpen={setOpen} />
      <Templates title="Asked by themselves" templates={recurring} onOpen={setOpen} />
      <Suspense>
        {open && <TemplateDialog template={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
      </Suspense>
    </Page>
  )
}

interface TemplatesProps {
  readonly title: string
  readonly templates: readonly TaskTemplate[]
  readonly onOpen: (template: TaskTemplate) => void
}

function Templates({ title, templates, onOpen }: TemplatesProps) {
  const naming = useUrgentNaming()
  if (templates.length === 0) return null
  return (
    <Panel title={title} isFlush>
      {templates.map((template) => {
        const { icon: Icon, name } = taskTypes[template.type]
        const about = [
          name,
          withinWords[template.within].label,
          template.requestedFor && targetName(template.requestedFor, naming),
        ]
        return (
          <RowButton
            key={template.id}
            onPress={() => onOpen(template)}
            leading={<Icon aria-hidden="true" />}
            title={template.name}
            subtitle={about.filter(Boolean).join(' · ')}
            trailing={
              template.recurs && (
                <Tag tone="info" icon={<Repeat aria-hidden="true" />}>
                  {recursWords(template.recurs)}
                </Tag>
              )
            }
          />
        )
      })}
    </Panel>
  )
}
