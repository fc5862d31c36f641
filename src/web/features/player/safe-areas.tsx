/** Where action and titles are safe from a screen's edge (EBU R 95: 3.5 % and 5 % from each side), and the middle. */
export function SafeAreas() {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 text-on-media mix-blend-difference">
      <span className="absolute inset-[3.5%] border border-current opacity-70" />
      <span className="absolute inset-[5%] border border-dashed border-current opacity-70" />
      <span className="absolute inset-y-[48%] left-1/2 w-px bg-current opacity-70" />
      <span className="absolute inset-x-[48.8%] top-1/2 h-px bg-current opacity-70" />
    </div>
  )
}
