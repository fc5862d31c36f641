import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { ComfyServer } from '#contract/workflow.ts'
import { problemText } from '#web/api/problem-words.ts'
import { comfyServerQuery, workflowTemplatesQuery } from '#web/api/queries.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { useRemoveKey, useSaveKey } from '../keys/key-actions.ts'
import { SettingRow, SettingsCard } from '../settings-parts.tsx'
import { serverKey } from './server-key.ts'

const gigabyte = 2 ** 30

/** The server as it is now, or the way to name one. */
export function ServerCard({ server }: { server: ComfyServer }) {
  const client = useQueryClient()
  const [editing, setEditing] = useState(false)
  const [removing, setRemoving] = useState(false)
  const [testing, setTesting] = useState(false)
  const remove = useRemoveKey('comfyui')
  const refresh = async () => {
    setTesting(true)
    await client.invalidateQueries({ queryKey: comfyServerQuery.queryKey })
    void client.invalidateQueries({ queryKey: workflowTemplatesQuery.queryKey })
    setTesting(false)
  }
  if (server.state === 'none' || editing)
    return <ServerForm server={server} onDone={() => setEditing(false)} onSaved={refresh} />
  return (
    <SettingsCard
      title={server.of === 'workspace' ? 'Your server' : 'The studio’s server'}
      action={
        <>
          <Button size="sm" busy={testing} onClick={() => void refresh()}>
            Test
          </Button>
          <Button size="sm" onClick={() => setEditing(true)}>
            {server.of === 'workspace' ? 'Change' : 'Use your own'}
          </Button>
          {server.of === 'workspace' && (
            <Button size="sm" kind="quiet" onClick={() => setRemoving(true)}>
              Disconnect
            </Button>
          )}
        </>
      }
    >
      <SettingRow
        label={server.address ?? 'ComfyUI'}
        description={server.detail ?? (server.version === null ? undefined : `ComfyUI ${server.version}`)}
      >
        <Badge tone={server.state === 'works' ? 'ok' : 'bad'}>
          {server.state === 'works' ? 'Works' : 'Does not answer'}
        </Badge>
      </SettingRow>
      {server.devices.map(({ name, memoryBytes, freeBytes }) => (
        <SettingRow
          key={name}
          label={name}
          description={`${Math.round(memoryBytes / gigabyte)} GB of memory, ${Math.round(freeBytes / gigabyte)} GB free now`}
        />
      ))}
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        question="Disconnect your server?"
        body="Its workflows stay here, but cannot be used until there is a server again. Takes at work on it are not fetched."
        safeLabel="Keep it"
        dangerLabel="Disconnect"
        busy={remove.isPending}
        onConfirm={() =>
          remove.mutate(undefined, {
            onSettled: () => {
              setRemoving(false)
              void refresh()
            },
          })
        }
      />
    </SettingsCard>
  )
}

interface ServerFormProps {
  server: ComfyServer
  onDone: () => void
  onSaved: () => Promise<void>
}

function ServerForm({ server, onDone, onSaved }: ServerFormProps) {
  const formId = useId()
  const save = useSaveKey('comfyui', 'Your server is connected')
  const [address, setAddress] = useState(server.address ?? '')
  const [token, setToken] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(address.trim() === '')
    if (address.trim() === '' || save.isPending) return
    save.mutate(serverKey(address, token), {
      onSuccess: () => {
        onDone()
        void onSaved()
      },
    })
  }
  const error = missing ? 'Write where it is.' : save.error === null ? undefined : problemText(save.error)
  return (
    <SettingsCard title="Where is your ComfyUI?">
      <form className="flex flex-col gap-3 py-1.5" id={formId} noValidate onSubmit={submit}>
        <Field
          label="Address"
          error={error}
          help={
            server.privateAddresses
              ? 'As this studio reaches it. Start ComfyUI with --listen when it is on another machine.'
              : 'An address on the public internet: this studio may not look into its own network.'
          }
        >
          <Input
            size="lg"
            autoComplete="off"
            className="font-mono"
            inputMode="url"
            maxLength={500}
            onValue={(value) => {
              setAddress(value)
              setMissing(false)
              if (save.error !== null) save.reset()
            }}
            placeholder={server.privateAddresses ? 'http://192.168.1.5:8188' : 'https://gpu.example.com'}
            spellCheck={false}
            value={address}
          />
        </Field>
        <Field
          label="Token"
          help="Only where a proxy before it asks for one; sent as Bearer. It is encrypted and never shown again."
        >
          <Input
            size="lg"
            autoComplete="off"
            className="font-mono"
            maxLength={2_000}
            onValue={setToken}
            type="password"
            value={token}
          />
        </Field>
        <div className="flex justify-end gap-2">
          {server.state !== 'none' && <Button onClick={onDone}>Leave it</Button>}
          <Button type="submit" kind="primary" busy={save.isPending}>
            Test and connect
          </Button>
        </div>
      </form>
    </SettingsCard>
  )
}
