import { type OpenedBeside, Popover } from '../../../../ui/popover/Popover.tsx'
import { Switch } from '../../../../ui/switch/Switch.tsx'
import type { LayerSnapshot } from './layer-words.ts'
import styles from './picture.module.css'

interface LayerSwitchesProps extends OpenedBeside {
  readonly layers: readonly LayerSnapshot[]
  readonly onSwitch: (personId: string, isOn: boolean) => void
}

/** What each person drew, switched on and off by name. */
export function LayerSwitches({ layers, onSwitch, ...beside }: LayerSwitchesProps) {
  return (
    <Popover {...beside} label="Drawings" placement="top">
      <div className={styles.layers}>
        {layers.map(({ personId, name, when, isOn }) => (
          <Switch
            key={personId}
            label={name === 'you' ? 'My drawing' : name}
            help={when}
            isSelected={isOn}
            onChange={(next) => onSwitch(personId, next)}
          />
        ))}
      </div>
    </Popover>
  )
}
