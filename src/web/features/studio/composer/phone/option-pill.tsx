import type { ReactNode } from 'react'

/** A setting on the phone's row of settings; opens the sheet that changes it. */
export function OptionPill({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <button
      className="hit flex h-9 flex-none items-center gap-1.5 rounded-full px-3 text-14 font-medium whitespace-nowrap inset-ring inset-ring-line-2 active:bg-press has-[>span]:pl-1.5"
      onClick={onPress}
      type="button"
    >
      {children}
    </button>
  )
}
