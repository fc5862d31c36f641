import { X } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { modeWords } from '#catalog/mode-words.ts'
import {
  type WorkflowBindings,
  type WorkflowLimits,
  type WorkflowParam,
  type WorkflowPlace,
  type WorkflowProposal,
  workflowModes,
  workflowParams,
} from '#contract/workflow.ts'
import { problemText } from '#web/api/problem-words.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Input } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'
import { useSaveWorkflow } from './workflow-actions.ts'
import { limitFields, limitsFrom, paramLabels } from './workflow-words.ts'

interface WorkflowFormProps {
  /** Null: it is new. */
  id: string | null
  proposal: WorkflowProposal
  onClose: () => void
}

/** What a workflow is for and where a request goes into it: proposed, and corrected here. */
export function WorkflowForm({ id, proposal, onClose }: WorkflowFormProps) {
  const formId = useId()
  const save = useSaveWorkflow(id)
  const { nodes, missing, graph } = proposal
  const [name, setName] = useState(proposal.name.slice(0, 60))
  const [mode, setMode] = useState(proposal.mode)
  const [output, setOutput] = useState(proposal.output)
  const [bindings, setBindings] = useState<WorkflowBindings>(proposal.bindings)
  const [limits, setLimits] = useState<Record<keyof WorkflowLimits, string>>(limitFields(proposal.limits))
  const lacking = [...(missing?.nodes ?? []), ...(missing?.models ?? [])]

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { name: name.trim(), mode, output, bindings, limits: limitsFrom(limits), graph }
    save.mutate(body, { onSuccess: onClose })
  }
  const places = nodes.flatMap((node) =>
    node.inputs.map(({ name: input, value }) => ({
      value: `${node.id}.${input}`,
      label: `${node.title} (${node.id}) · ${input}`,
      note: value.length > 24 ? `${value.slice(0, 24)}…` : value,
    })),
  )
  const put = (param: WorkflowParam, list: WorkflowPlace[]) => {
    const { [param]: _before, ...others } = bindings
    setBindings(list.length > 0 ? { ...others, [param]: list } : others)
  }
  const free = workflowParams.filter((param) => bindings[param] === undefined)
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={id === null ? 'Make an engine of this workflow' : `Edit ${proposal.name}`}
      description="This is what it looks like. Correct what is wrong."
      footer={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button busy={save.isPending} form={formId} kind="primary" type="submit">
            {id === null ? 'Add the engine' : 'Save'}
          </Button>
        </>
      }
    >
      <form className="flex flex-col gap-4" id={formId} noValidate onSubmit={submit}>
        {save.error !== null && (
          <p className="text-bad" role="alert">
            {problemText(save.error)}
          </p>
        )}
        {lacking.length > 0 && <p className="text-warn">The server lacks {lacking.join(', ')}.</p>}
        <Field label="Name">
          <Input maxLength={60} onValue={setName} size="lg" value={name} />
        </Field>
        <div className="grid gap-3 tablet:grid-cols-2">
          <Select
            label="What it does"
            onChange={setMode}
            options={workflowModes.map((value) => ({ value, label: modeWords[value] }))}
            value={mode}
          />
          <Select
            label="Where the result is"
            onChange={(node) => setOutput({ ...output, node })}
            options={nodes.map((node) => ({ value: node.id, label: `${node.title} (${node.id})` }))}
            value={output.node}
          />
          <Select
            label="What the result is"
            onChange={(kind) => setOutput({ ...output, kind })}
            options={[
              { value: 'image', label: 'A picture' },
              { value: 'video', label: 'A video' },
              { value: 'audio', label: 'A sound' },
            ]}
            value={output.kind}
          />
        </div>
        <fieldset className="flex min-w-0 flex-col gap-2">
          <legend className="mb-1 text-13 font-semibold">Where a request goes</legend>
          {workflowParams.flatMap((param) =>
            (bindings[param] ?? []).map((place, index, list) => (
              <div className="flex min-w-0 items-end gap-2" key={`${param} ${place.node}.${place.input}`}>
                <Select
                  className="min-w-0 flex-1"
                  label={paramLabels[param]}
                  onChange={(value) => put(param, list.with(index, placeOf(value)))}
                  options={places}
                  value={`${place.node}.${place.input}`}
                />
                <IconButton
                  icon={X}
                  label={`${paramLabels[param]} does not go there`}
                  onClick={() => put(param, list.toSpliced(index, 1))}
                />
              </div>
            )),
          )}
          {places[0] && free.length > 0 && (
            <Select
              label="Something else that it takes"
              onChange={(param) => put(param, [placeOf(places[0]?.value ?? '')])}
              options={free.map((value) => ({ value, label: paramLabels[value] }))}
              placeholder="Add"
              value={null}
            />
          )}
        </fieldset>
        <fieldset className="grid min-w-0 gap-3 tablet:grid-cols-2">
          <legend className="mb-1 text-13 font-semibold">What people may ask for</legend>
          {limitInputs.map(([field, label, help]) => (
            <Field help={help} key={field} label={label}>
              <Input onValue={(value) => setLimits({ ...limits, [field]: value })} value={limits[field]} />
            </Field>
          ))}
        </fieldset>
      </form>
    </Dialog>
  )
}

const limitInputs: [keyof WorkflowLimits, string, string][] = [
  ['durations', 'Seconds', 'With commas, the usual one first'],
  ['resolutions', 'Resolutions', 'Such as 480p, 720p'],
  ['aspectRatios', 'Shapes', 'Such as 16:9, 9:16'],
  ['fps', 'Frames a second', 'One, or several where a place takes it'],
  ['sizeStep', 'Width and height in steps of', '16 for most models, 32 for LTX'],
  ['frameStep', 'Frames in steps of', '4 for Wan, 8 for LTX, 1 for any number'],
]

function placeOf(text: string): WorkflowPlace {
  const at = text.indexOf('.')
  return { node: text.slice(0, at), input: text.slice(at + 1) }
}
