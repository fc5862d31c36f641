export interface MediaProgress {
  frame: number
  seconds: number
}

/** Reads ffmpeg's `-progress` lines, in whatever pieces the pipe brings them; a report is whole at each `progress=`. */
export function progressReader(onReport: (report: MediaProgress) => void): (text: string) => void {
  let rest = ''
  let frame = 0
  let seconds = 0
  return (text) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [name, value] = line.trim().split('=', 2)
      const number = Number(value)
      if (name === 'frame' && Number.isFinite(number)) frame = number
      // ffmpeg writes N/A, or the lowest integer there is, until the first packet is out.
      if (name === 'out_time_us' && Number.isFinite(number)) seconds = Math.max(0, number / 1_000_000)
      if (name === 'progress') onReport({ frame, seconds })
    }
  }
}
