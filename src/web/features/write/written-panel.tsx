import { Copy, Download, Maximize2 } from 'lucide-react'
import { inWorkspace } from '#web/api/client-context.ts'
import { WrittenText } from '#web/features/text/written-text.tsx'
import { AnchorButton, Button, LinkButton } from '#web/ui/button.tsx'
import { Spinner } from '#web/ui/spinner.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useWritten } from './use-written.ts'

/** The text that was asked for last, from its first word on. */
export function WrittenPanel({ jobId }: { jobId: string }) {
  const { job, over, assetId, text } = useWritten(jobId)
  return (
    <section aria-label="The text" className="flex flex-col gap-4 rounded-3 bg-panel p-5">
      <header className="flex min-h-7 flex-wrap items-center gap-2">
        <p className="flex flex-1 items-center gap-2 text-12 text-fg-2" role="status">
          {!over && <Spinner size={14} />}
          {over
            ? job?.status === 'succeeded'
              ? 'Kept in the library'
              : 'Not finished'
            : text === ''
              ? 'It begins'
              : 'It writes'}
        </p>
        {assetId !== null && (
          <>
            <Button icon={Copy} onClick={() => copy(text)} size="sm">
              Copy
            </Button>
            <AnchorButton
              download
              href={inWorkspace(`/api/v1/assets/${assetId}/content?download=1`)}
              icon={Download}
              size="sm"
            >
              Download
            </AnchorButton>
            <LinkButton icon={Maximize2} params={{ assetId }} size="sm" to="/assets/$assetId">
              Open
            </LinkButton>
          </>
        )}
      </header>
      {job?.error != null && (
        <p className="text-13 text-bad" role="alert">
          {job.error.detail}
        </p>
      )}
      {text !== '' && <WrittenText text={text} />}
    </section>
  )
}

const copy = (text: string) =>
  void navigator.clipboard.writeText(text).then(
    () => toast.success('Text copied.'),
    () => toast.error('The browser does not let this page copy. Mark the text and copy it yourself.'),
  )
