import { Section } from './section.tsx'

const swatches = [
  ['well', 'bg', 'panel', 'raised', 'overlay'],
  ['fg', 'fg-2', 'fg-3', 'line-3', 'fg-off'],
  ['accent', 'accent-fg', 'accent-edge', 'ok', 'warn', 'bad', 'info'],
  ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'],
]

export function TokenSections() {
  return (
    <>
      <Section title="Colour" note="oklch, chroma 0 for surfaces">
        <div className="flex flex-col gap-2">
          {swatches.map((row) => (
            <div key={row.join()} className="flex gap-1.5">
              {row.map((name) => (
                <div key={name} className="min-w-0 flex-1 truncate text-11 text-fg-3">
                  <div
                    className="h-8 rounded-[4px] inset-ring inset-ring-line-2"
                    style={{ background: `var(--${name})` }}
                  />
                  {name}
                </div>
              ))}
            </div>
          ))}
        </div>
      </Section>
      <Section title="Type" note="Inter and Geist Mono">
        <div className="flex flex-col gap-[3px]">
          <p className="text-40 font-semibold tracking-[-0.034em]">One cut</p>
          <p className="text-28 font-semibold tracking-[-0.022em]">108 credits</p>
          <p className="text-20 font-semibold tracking-[-0.017em]">Page title, 20</p>
          <p className="text-16 font-semibold tracking-[-0.011em]">Dialog title, 16</p>
          <p className="font-semibold">Panel title, 13 semibold</p>
          <p>Body, 13. Slow push in toward the lit window.</p>
          <p className="text-12 text-fg-2">Secondary, 12</p>
          <p className="text-11 text-fg-3">Caption, 11. The smallest size.</p>
          <p className="font-mono text-[0.96em] tracking-[-0.01em]">
            00:00:14:10 &nbsp; 4081227 &nbsp; j_8f2a58
          </p>
        </div>
      </Section>
    </>
  )
}
