import { api, type TaskTemplate, type TaskType } from '@baton/contract'
import { useAsk } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Chips } from '../act/Chips.tsx'
import { taskTypes } from '../words/task-types.ts'
import styles from './request.module.css'

interface TypeTilesProps {
  readonly type: TaskType | null
  readonly onType: (type: TaskType | null) => void
  readonly onTemplate: (template: TaskTemplate) => void
}

/** What is wanted: a tile each, and the ways of asking that are kept. Once chosen it takes one line. */
export function TypeTiles({ type, onType, onTemplate }: TypeTilesProps) {
  const { answer } = useAsk(api.tasks.listTemplates, {})
  const templates = answer?.ok ? answer.value.templates.filter(({ recurs }) => recurs === null) : []
  if (type !== null) {
    const { name, icon: Icon } = taskTypes[type]
    return (
      <section className={styles.chosen} aria-label="What is wanted">
        <Icon aria-hidden="true" />
        <p className={styles.chosenName}>{name}</p>
        <Button size="small" onPress={() => onType(null)}>
          Change
        </Button>
      </section>
    )
  }
  return (
    <section className={styles.part} aria-labelledby="what-is-wanted">
      <h3 id="what-is-wanted" className={styles.partTitle}>
        What is wanted?
      </h3>
      <ul className={styles.tiles}>
        {Object.entries(taskTypes).map(([key, { short, icon: Icon }]) => (
          <li key={key}>
            <button type="button" className={styles.tile} onClick={() => onType(typeNamed(key))}>
              <Icon aria-hidden="true" />
              <span>{short}</span>
            </button>
          </li>
        ))}
      </ul>
      {templates.length > 0 && (
        <>
          <h3 className={styles.partTitle}>Often asked</h3>
          <Chips
            label="Often asked"
            value=""
            options={templates.map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={(id) => {
              const template = templates.find((one) => one.id === id)
              if (template) onTemplate(template)
            }}
          />
        </>
      )}
    </section>
  )
}

function typeNamed(key: string): TaskType | null {
  return isType(key) ? key : null
}

function isType(key: string): key is TaskType {
  return Object.hasOwn(taskTypes, key)
}
