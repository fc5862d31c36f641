import { Check } from 'lucide-react'
import { useState } from 'react'
import { cx } from '#web/ui/cx.ts'
import { plural, seconds } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { TemplatePicture } from './template-picture.tsx'
import { type Template, templateSeconds } from './templates.ts'

interface TemplateCardProps {
  template: Template
  isChosen: boolean
  onChoose: () => void
}

export function TemplateCard({ template, isChosen, onChoose }: TemplateCardProps) {
  const [isPlaying, setPlaying] = useState(false)
  const { name, summary, shots } = template
  const [first] = shots
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      onPointerEnter={() => setPlaying(true)}
      onPointerLeave={() => setPlaying(false)}
      onFocus={() => setPlaying(true)}
      onBlur={() => setPlaying(false)}
      className={cx(
        'flex min-w-0 flex-col rounded-3 bg-panel text-left transition-shadow duration-(--d-1)',
        isChosen ? 'ring-2 ring-fg' : 'ring-1 ring-line hover:ring-line-2',
      )}
    >
      <span className="relative block aspect-video w-full overflow-hidden rounded-t-3 bg-well">
        {first !== undefined && (
          <TemplatePicture
            template={template}
            shot={first}
            size="cover"
            playing={isPlaying}
            {...(template.standsLow && { className: 'object-bottom' })}
          />
        )}
        <span className="absolute inset-x-2 bottom-2 flex gap-[3px]">
          {shots.map((shot) => (
            <span
              key={shot.name}
              className="block aspect-video min-w-0 flex-1 overflow-hidden rounded-[2px] bg-well ring-1 ring-[rgb(0_0_0/.5)]"
            >
              <TemplatePicture template={template} shot={shot} size="thumb" />
            </span>
          ))}
        </span>
      </span>
      <span className="flex flex-col gap-px px-2.5 pt-2 pb-2.5">
        <span className="flex items-center gap-1.5 whitespace-nowrap">
          <b className="font-medium">{name}</b>
          {isChosen && <Icon of={Check} size={14} className="text-ok" />}
          <span className="flex-1" />
          <span className="truncate text-12 text-fg-3">{templateMeasures(template)}</span>
        </span>
        <span className="text-12 text-fg-2">{summary}</span>
      </span>
    </button>
  )
}

export const templateMeasures = (template: Template): string =>
  `${plural(template.shots.length, 'shot')}, ${seconds(templateSeconds(template))}, ${template.aspectRatio}`
