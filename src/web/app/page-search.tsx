import { useCallback, useRef } from 'react'
import { SearchInput } from '#web/ui/input.tsx'
import { useTypedText } from '#web/ui/use-typed-text.ts'
import { useShortcut } from './shortcuts/registry.ts'

interface PageSearchProps {
  /** The page, as the sheet of keys calls it. */
  where: string
  label: string
  placeholder: string
  /** What the address says now. */
  words: string
  /** Stays the same function. */
  onSearch: (words: string | undefined) => void
  className?: string
}

/** The search of a page whose address keeps what is looked for; `/` goes there. */
export function PageSearch({ where, label, placeholder, words, onSearch, className }: PageSearchProps) {
  const input = useRef<HTMLInputElement>(null)
  const search = useCallback((text: string) => onSearch(text === '' ? undefined : text), [onSearch])
  const [typed, setTyped] = useTypedText(words, search)
  useShortcut({ where, keys: '/', label: 'Search', run: () => input.current?.focus() })
  return (
    <SearchInput
      ref={input}
      className={className}
      label={label}
      onValue={setTyped}
      placeholder={placeholder}
      size="lg"
      value={typed}
    />
  )
}
