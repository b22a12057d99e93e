import { Chips } from './Chips.tsx'

interface QuickWordsProps {
  readonly label: string
  readonly options: readonly string[]
  readonly value: string
  readonly onChoose: (words: string) => void
}

/** What is often said, to be pressed instead of typed; pressed again it is taken away. */
export function QuickWords({ label, options, value, onChoose }: QuickWordsProps) {
  return (
    <Chips
      label={label}
      options={options.map((words) => ({ value: words, label: words }))}
      value={value}
      onChoose={(words) => onChoose(words === value ? '' : words)}
    />
  )
}
