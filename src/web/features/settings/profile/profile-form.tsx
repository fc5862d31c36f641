import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Me } from '#contract/people.ts'
import { ApiError, api } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { meQuery } from '#web/api/queries.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { day } from '#web/ui/format.ts'
import { Input } from '#web/ui/input.tsx'
import { toast } from '#web/ui/toast.tsx'
import { SettingsCard } from '../settings-parts.tsx'

interface ProfileFormProps {
  me: Me
  /** The section's head, with the form's button in it. */
  head: (save: ReactNode) => ReactNode
}

export function ProfileForm({ me, head }: ProfileFormProps) {
  const client = useQueryClient()
  const [name, setName] = useState(me.name)
  const save = useMutation({
    mutationFn: (wanted: string) => api('patchMe', { body: { name: wanted } }),
    onSuccess: (now) => {
      client.setQueryData(meQuery.queryKey, now)
      toast.success('Name saved')
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) toast.error(problemText(error))
    },
  })
  const wanted = name.trim()
  const changed = wanted !== me.name
  const error =
    wanted === '' ? 'Write your name.' : save.error instanceof ApiError ? problemText(save.error) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (changed && wanted !== '') save.mutate(wanted)
  }
  return (
    <form onSubmit={submit} noValidate className="contents">
      {head(
        changed && (
          <Button type="submit" kind="primary" busy={save.isPending} disabled={wanted === ''}>
            Save changes
          </Button>
        ),
      )}
      <SettingsCard title="You">
        <div className="flex items-center gap-3 pt-1.5 pb-3.5">
          <Avatar name={wanted === '' ? me.name : wanted} size={36} />
          <div className="min-w-0">
            <p className="truncate font-medium">{wanted === '' ? me.name : wanted}</p>
            <p className="text-12 text-fg-3">
              {me.studioRole === 'owner' ? 'Owner of this studio' : 'Member of this studio'} since{' '}
              {day(me.createdAt)}
            </p>
          </div>
        </div>
        <div className="grid gap-x-4 gap-y-3.5 pt-1 pb-2 tablet:grid-cols-2">
          <Field label="Name" error={error}>
            <Input
              value={name}
              onValue={(value) => {
                setName(value)
                save.reset()
              }}
              maxLength={200}
              autoComplete="name"
              className="max-tablet:h-11"
            />
          </Field>
          <Field
            label="E-mail"
            help={
              me.emailVerified ? 'Confirmed. You sign in with it' : 'Not confirmed yet. You sign in with it'
            }
          >
            <Input value={me.email} readOnly className="text-fg-2 max-tablet:h-11" />
          </Field>
        </div>
      </SettingsCard>
    </form>
  )
}
