import { ArrowUpRight, Circle, CircleHelp, Eraser, Plus, Type, Undo2 } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import styles from './draw-bar.module.css'
import type { Tool } from './shapes.ts'
import type { UsedDrawing } from './use-drawing.ts'

const DrawHelp = lazy(async () => ({ default: (await import('./DrawHelp.tsx')).DrawHelp }))

interface DrawBarProps {
  readonly use: UsedDrawing
  /** Beside the tools: saving and leaving. */
  readonly children: ReactNode
}

const tools: readonly { readonly tool: Tool; readonly label: string; readonly icon: ReactNode }[] = [
  { tool: 'arrow', label: 'Arrow', icon: <ArrowUpRight /> },
  { tool: 'circle', label: 'Circle', icon: <Circle /> },
  { tool: 'text', label: 'Words', icon: <Type /> },
]

/** The tools of drawing. */
export function DrawBar({ use, children }: DrawBarProps) {
  const [isHelping, setHelping] = useState(false)
  const help = useRef<HTMLButtonElement>(null)
  const { tool, setTool, words, setWords, drawing, act, place } = use
  return (
    // biome-ignore lint/a11y/useSemanticElements: tools, not a form
    <div className={styles.bar} role="group" aria-label="Drawing">
      {tool === 'text' && (
        <label className={styles.words}>
          <span>Words, then tap where they belong</span>
          <input
            type="text"
            value={words}
            maxLength={80}
            autoComplete="off"
            onChange={({ target }) => setWords(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') place()
            }}
          />
        </label>
      )}
      <div className={styles.tools}>
        {tools.map(({ tool: one, label, icon }) => (
          <IconButton
            key={one}
            label={label}
            icon={icon}
            isOn={tool === one}
            onPress={() => {
              setTool(one)
              act({ act: 'select', place: null })
            }}
          />
        ))}
        <IconButton label="Place in the middle" icon={<Plus />} onPress={place} />
        <IconButton
          label="Undo"
          icon={<Undo2 />}
          isDisabled={drawing.earlier.length === 0}
          onPress={() => act({ act: 'undo' })}
        />
        <IconButton
          label="Clear what I drew"
          icon={<Eraser />}
          isDisabled={drawing.shapes.length === 0}
          onPress={() => act({ act: 'clear' })}
        />
        <IconButton ref={help} label="How to draw" icon={<CircleHelp />} onPress={() => setHelping(true)} />
      </div>
      <div className={styles.ends}>{children}</div>
      <Suspense>{isHelping && <DrawHelp triggerRef={help} isOpen onOpenChange={setHelping} />}</Suspense>
    </div>
  )
}
