import type { Easing } from '#contract/generation.ts'
import { ease } from './easing.ts'
import { flowingCurve } from './interpolate.ts'
import { bandNoise } from './noise.ts'
import { type CameraPreset, isFactor, type Track, type TrackParam, type TrackWindow } from './preset.ts'

export interface TrackSetting {
  strength: number
  easing: Easing | undefined
  mirrored: boolean
  durationSeconds: number
  seed: number
}

/** One param over the clip. `progress` is the move's own, after the time curve; `seconds` the clip's. */
export type ParamCurve = (progress: number, seconds: number) => number

export type ParamCurves = Record<TrackParam, ParamCurve>

const mirroredParams: ReadonlySet<TrackParam> = new Set(['x', 'orbit', 'yaw', 'roll'])

/** Every param's curve: the pose and all of the preset's tracks for it, at the asked strength and side. */
export function paramCurves(preset: CameraPreset | null, setting: TrackSetting): ParamCurves {
  const curveOf = (param: TrackParam): ParamCurve => {
    const tracks = (preset?.tracks ?? [])
      .filter((track) => track.param === param)
      .map((track, i) => trackCurve(track, setting, `${param}.${i}`))
    const sign = setting.mirrored && mirroredParams.has(param) ? -1 : 1
    if (isFactor(param)) {
      const pose = preset?.pose?.[param] ?? 1
      return (progress, seconds) => tracks.reduce((value, track) => value * track(progress, seconds), pose)
    }
    const pose = preset?.pose?.[param] ?? 0
    return (progress, seconds) =>
      sign * tracks.reduce((value, track) => value + track(progress, seconds), pose)
  }
  return {
    x: curveOf('x'),
    y: curveOf('y'),
    z: curveOf('z'),
    toward: curveOf('toward'),
    orbit: curveOf('orbit'),
    elevation: curveOf('elevation'),
    yaw: curveOf('yaw'),
    pitch: curveOf('pitch'),
    roll: curveOf('roll'),
    focal: curveOf('focal'),
    focus: curveOf('focus'),
  }
}

function trackCurve(track: Track, setting: TrackSetting, name: string): ParamCurve {
  const { strength } = setting
  const factor = isFactor(track.param)
  switch (track.kind) {
    case 'move': {
      const share = track.scale === 'whole' ? Number(strength > 0) : strength
      const { start, end } = windowShare(track.window, setting.durationSeconds)
      const easing = setting.easing ?? track.easing
      return (progress) => {
        const eased = ease(easing, (progress - start) / (end - start))
        if (!factor) return share * (track.from + (track.to - track.from) * eased)
        // Equal factors in equal times: a zoom that keeps its pace.
        return (track.from * (track.to / track.from) ** eased) ** share
      }
    }
    case 'spline': {
      const curve = flowingCurve(track.knots)
      return (progress) => strength * curve(progress)
    }
    case 'noise': {
      const noise = bandNoise(setting.seed, name, track)
      return unrest(track.amplitude * strength, noise, factor)
    }
    case 'wave':
      return unrest(
        track.amplitude * strength,
        (seconds) => Math.sin(2 * Math.PI * track.hertz * seconds),
        factor,
      )
  }
}

function unrest(amplitude: number, wave: (seconds: number) => number, factor: boolean): ParamCurve {
  return factor
    ? (_, seconds) => Math.exp(amplitude * wave(seconds))
    : (_, seconds) => amplitude * wave(seconds)
}

/** A track's window as shares of the clip; never empty. */
export function windowShare(
  window: TrackWindow | undefined,
  durationSeconds: number,
): { start: number; end: number } {
  if (window === undefined) return { start: 0, end: 1 }
  if ('start' in window) return window
  const share = Math.min(1, window.seconds / durationSeconds)
  switch (window.align) {
    case 'start':
      return { start: 0, end: share }
    case 'centre':
      return { start: (1 - share) / 2, end: (1 + share) / 2 }
    case 'end':
      return { start: 1 - share, end: 1 }
  }
}
