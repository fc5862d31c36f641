import { cx } from '#web/ui/cx.ts'
import { blocksOf } from './blocks.ts'

/** A text as it reads: headings and bold words of Markdown are set, all else stays as it was written. */
export function WrittenText({ text, className }: { text: string; className?: string }) {
  return (
    <div className={cx('flex flex-col gap-3 text-14 leading-6 break-words', className)}>
      {blocksOf(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text have no other name than their place
        <Block key={index} block={block} />
      ))}
    </div>
  )
}

function Block({ block }: { block: string }) {
  const heading = /^(#{1,4})\s+(.*)$/.exec(block)
  if (heading) {
    const size = heading[1]?.length === 1 ? 'text-20' : heading[1]?.length === 2 ? 'text-16' : 'text-14'
    return <h2 className={cx(size, 'font-semibold text-balance')}>{bold(heading[2] ?? '')}</h2>
  }
  return <p className="whitespace-pre-wrap">{bold(block)}</p>
}

function bold(text: string) {
  return text.split(/\*\*([^*\n]+)\*\*/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name than their place
      <b key={index} className="font-semibold">
        {part}
      </b>
    ) : (
      part
    ),
  )
}
