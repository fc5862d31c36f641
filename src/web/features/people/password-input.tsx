import { Eye, EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { type KeyboardEvent, useState } from 'react'
import { Field } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Input } from '#web/ui/input.tsx'
import { passwordLength } from './password-strength.ts'
import { fieldSize } from './people-layout.tsx'

interface PasswordInputProps {
  label?: string
  value: string
  onChange: (value: string) => void
  /** Tells password managers whether to fill in or to propose. */
  autoComplete: 'current-password' | 'new-password'
  error: string | undefined
  aside?: ReactNode
  /** Below the field, while there is no error: how good it is. */
  help?: ReactNode
  inputRef?: React.Ref<HTMLInputElement>
}

export function PasswordInput(props: PasswordInputProps) {
  const { label = 'Password', value, onChange, autoComplete, error, aside, help, inputRef } = props
  const [isShown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <Field label={label} aside={aside} error={error} help={capsLock ? 'Caps lock is on' : help}>
      <Input
        ref={inputRef}
        {...fieldSize}
        type={isShown ? 'text' : 'password'}
        value={value}
        onValue={onChange}
        autoComplete={autoComplete}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={passwordLength.max}
        onKeyDown={look}
        onKeyUp={look}
        onBlur={() => setCapsLock(false)}
        suffix={
          <IconButton
            label={isShown ? 'Hide password' : 'Show password'}
            icon={isShown ? EyeOff : Eye}
            onClick={() => setShown(!isShown)}
          />
        }
      />
    </Field>
  )
}
