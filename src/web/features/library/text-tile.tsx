import { FileText } from 'lucide-react'
import { Icon } from '#web/ui/icon.tsx'

/** A text in the grid: its name stands for it. */
export function TextTile({ name }: { name: string }) {
  return (
    <span className="flex size-full flex-col gap-2 bg-raised p-3 text-fg">
      <Icon className="flex-none text-fg-3" of={FileText} size={20} />
      <span className="line-clamp-4 text-13 font-medium text-pretty">{name}</span>
    </span>
  )
}
