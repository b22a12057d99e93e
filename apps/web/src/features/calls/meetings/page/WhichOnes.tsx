import { Choice } from '../../../../ui/choice/Choice.tsx'

interface WhichOnesProps {
  readonly following: boolean
  readonly onChange: (following: boolean) => void
}

/** Of a series: this meeting, or it and those that follow. */
export function WhichOnes({ following, onChange }: WhichOnesProps) {
  return (
    <Choice
      label="Which ones?"
      value={following ? 'following' : 'this'}
      options={[
        { value: 'this', label: 'Only this one' },
        { value: 'following', label: 'This one and those that follow' },
      ]}
      onChange={(which) => onChange(which === 'following')}
    />
  )
}
