import { Copy, Download, Ellipsis, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../button.tsx'
import { ConfirmDialog, Dialog } from '../dialog.tsx'
import { Drawer } from '../drawer.tsx'
import { Field } from '../field.tsx'
import { IconButton } from '../icon-button.tsx'
import { Input } from '../input.tsx'
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../menu.tsx'
import { Popover } from '../popover.tsx'
import { Sheet } from '../sheet.tsx'
import { toast } from '../toast.tsx'
import { Section } from './section.tsx'

type Open = 'confirm' | 'dialog' | 'drawer' | 'sheet' | null

export function FloatSection() {
  const [open, setOpen] = useState<Open>(null)
  const [order, setOrder] = useState<'newest' | 'oldest'>('newest')
  const set = (name: Open) => (on: boolean) => setOpen(on ? name : null)
  return (
    <Section
      title="Dialogs, menus, drawers"
      note="Escape closes one layer; focus returns to the opener"
      span={2}
    >
      <div className="flex flex-wrap gap-2">
        <Button kind="danger" icon={Trash2} onClick={() => setOpen('confirm')}>
          Delete 3 takes
        </Button>
        <Button onClick={() => setOpen('dialog')}>New project</Button>
        <Button onClick={() => setOpen('drawer')}>Drawer</Button>
        <Button onClick={() => setOpen('sheet')}>Sheet</Button>
        <Menu trigger={<IconButton label="More" icon={Ellipsis} />}>
          <MenuItem icon={Copy} shortcut="mod+c" onSelect={() => toast.success('Copied')}>
            Copy the prompt
          </MenuItem>
          <MenuItem icon={Download} disabledReason="No file yet" onSelect={() => {}}>
            Download
          </MenuItem>
          <MenuSeparator />
          <MenuChoice
            label="Order"
            value={order}
            onChange={setOrder}
            options={[
              { value: 'newest', label: 'Newest first' },
              { value: 'oldest', label: 'Oldest first' },
            ]}
          />
          <MenuSeparator />
          <MenuItem icon={Trash2} danger shortcut="backspace" onSelect={() => setOpen('confirm')}>
            Delete
          </MenuItem>
        </Menu>
        <Popover label="Seed" trigger={<Button>Popover</Button>}>
          <Field label="Seed" help="The same seed and words give the same take.">
            <Input defaultValue="4081227" className="font-mono" />
          </Field>
        </Popover>
      </div>
      <div className="mt-3 flex flex-wrap gap-2 border-t border-line pt-3">
        <Button
          onClick={() => toast.success('Take 6 is ready', { action: { label: 'View', onPress: () => {} } })}
        >
          Toast: done
        </Button>
        <Button
          onClick={() =>
            toast.info('3 takes moved to trash', {
              icon: Trash2,
              action: { label: 'Undo', kbd: 'mod+z', onPress: () => {} },
            })
          }
        >
          Toast: undo
        </Button>
        <Button
          onClick={() =>
            toast.error('Kling refused the frame. 60 credits back', {
              action: { label: 'Use Veo', onPress: () => {} },
            })
          }
        >
          Toast: error, stays
        </Button>
      </div>
      <ConfirmDialog
        open={open === 'confirm'}
        onOpenChange={set('confirm')}
        question="Delete 3 takes for good?"
        body="Gas station takes 1 and 2, and Storm wall take 2. They are not used in any cut. Credits already spent stay spent. This cannot be undone."
        safeLabel="Keep them"
        dangerLabel="Delete 3 takes"
        onConfirm={() => setOpen(null)}
      />
      <Dialog
        open={open === 'dialog'}
        onOpenChange={set('dialog')}
        title="New project"
        description="A project holds the shots of one film."
        footer={
          <>
            <Button onClick={() => setOpen(null)}>Cancel</Button>
            <Button kind="primary" onClick={() => setOpen(null)}>
              Create project
            </Button>
          </>
        }
      >
        <Field label="Name" help="It can be changed later.">
          <Input defaultValue="The Salt Road" />
        </Field>
      </Dialog>
      <Drawer
        open={open === 'drawer'}
        onOpenChange={set('drawer')}
        title="Take 4"
        lies="over"
        footer={<Button>Download</Button>}
      >
        <p className="text-fg-2">Beside the page on laptops, over it on tablets, a sheet on phones.</p>
      </Drawer>
      <Sheet
        open={open === 'sheet'}
        onOpenChange={set('sheet')}
        title="Engines"
        footer={
          <Button kind="primary" size="xl" className="w-full">
            Use Veo 3.1
          </Button>
        }
      >
        {Array.from({ length: 24 }, (_, at) => at + 1).map((row) => (
          <p key={row} className="border-b border-line py-3">
            Row {row}
          </p>
        ))}
      </Sheet>
    </Section>
  )
}
