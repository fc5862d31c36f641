const locale = 'en-GB'
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** 1240 → "1,240"; a true minus. */
export const number = (value: number): string => whole.format(value).replace('-', '−')

/** "1,240 credits", "1 credit". */
export const credits = (value: number): string =>
  `${number(value)} ${Math.abs(value) === 1 ? 'credit' : 'credits'}`

/** In tight rows: "108 cr", "Free". */
export const creditsShort = (value: number): string => (value === 0 ? 'Free' : `${number(value)} cr`)

/** A price on a button: "108 credits" or "free". */
export const price = (value: number): string => (value === 0 ? 'free' : credits(value))

/** A change of balance: "+40", "−108". */
export const signed = (value: number): string => (value > 0 ? `+${number(value)}` : number(value))

/** "3 takes", "1 take". */
export const plural = (count: number, noun: string, many: string = `${noun}s`): string =>
  `${number(count)} ${count === 1 ? noun : many}`

/** The studio's decimal USD ("0.4000") as "$0.40"; fractions of a cent stay visible. */
export function usd(amount: string | number): string {
  const value = Number(amount)
  const digits = value !== 0 && Math.abs(value) < 0.1 ? 3 : 2
  return `${value < 0 ? '−' : ''}$${Math.abs(value).toFixed(digits)}`
}

/** How long something is: "8 s", "5.3 s", "1 min 38 s", "1 h 4 min". */
export function seconds(value: number): string {
  const shown = Number(value.toFixed(value < 10 ? 1 : 0))
  if (shown < 60) return `${shown} s`
  const total = Math.round(value)
  if (total < 3600) return words([Math.floor(total / 60), 'min'], [total % 60, 's'])
  const minutes = Math.round(total / 60)
  return words([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min'])
}
const words = (...parts: [number, string][]) =>
  parts
    .filter(([value], at) => at === 0 || value > 0)
    .map(([value, unit]) => `${value} ${unit}`)
    .join(' ')

/** A clock: "0:48", "9:42", "1:04:10". */
export function clock(value: number): string {
  const total = Math.max(0, Math.round(value))
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  const rest = String(total % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

/** What is left of a job: a range until a fifth is done, then a clock. */
export function timeLeft(etaSeconds: number | null, progress: number): string {
  if (etaSeconds === null) return ''
  if (etaSeconds < 1) return 'Nearly done'
  if (progress >= 0.2) return `${clock(etaSeconds)} left`
  if (etaSeconds < 50) return 'Under 1 min left'
  const low = Math.max(1, Math.floor(etaSeconds / 60))
  const high = Math.max(low + 1, Math.ceil((etaSeconds * 1.3) / 60))
  return `${low} to ${high} min left`
}

/** 1 → "1st", 3 → "3rd". */
export function ordinal(value: number): string {
  const suffixes: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' }
  return `${value}${suffixes[ordinals.select(value)] ?? 'th'}`
}
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })

/** "Next in line", "3rd in line". */
export const inLine = (position: number | null): string =>
  position === null ? 'In line' : position <= 1 ? 'Next in line' : `${ordinal(position)} in line`

/** 0.62 → "62%". */
export const percent = (part: number): string => `${Math.round(Math.min(1, Math.max(0, part)) * 100)}%`

/** "14 Nov"; with its year when it is not this one. */
export function day(iso: string, now: Date = new Date()): string {
  const date = new Date(iso)
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return date.toLocaleDateString(locale, { day: 'numeric', month: 'short', ...year })
}

/** "21:04". */
export const time = (iso: string): string =>
  new Date(iso).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })

/** "14 Nov, 21:04". */
export const dayAndTime = (iso: string, now?: Date): string => `${day(iso, now)}, ${time(iso)}`

/** "Just now", "5 min ago", "3 h ago", "Yesterday", then the day. */
export function ago(iso: string, now: Date = new Date()): string {
  const passed = (now.getTime() - new Date(iso).getTime()) / 1000
  if (passed < 60) return 'Just now'
  if (passed < 3600) return `${Math.floor(passed / 60)} min ago`
  if (passed < 86_400) return `${Math.floor(passed / 3600)} h ago`
  if (passed < 2 * 86_400) return 'Yesterday'
  return day(iso, now)
}

/** "820 KB", "30 MB", "1.4 GB". */
export function bytes(value: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const
  let scaled = value
  let unit = 0
  for (; Math.round(scaled) >= 1000 && unit < units.length - 1; unit++) scaled /= 1000
  const shown = unit === 0 || scaled >= 10 ? Math.round(scaled) : Number(scaled.toFixed(1))
  return `${shown} ${units[unit]}`
}
