import type { FieldError } from '#kernel/errors.ts'
import { Button } from '#web/ui/button.tsx'

interface InsteadButtonProps {
  instead: NonNullable<FieldError['instead']>
  onChange(value: string): void
}

/** Puts what would be taken in the place of what is not, in one press. */
export function InsteadButton({ instead: { label, value }, onChange }: InsteadButtonProps) {
  return (
    <Button className="self-start" onClick={() => onChange(value)} size="sm">
      Use “{label}” instead
    </Button>
  )
}
