import { type Color, Group, Mesh, PerspectiveCamera, Scene, Spherical, Vector3, WebGLRenderer } from 'three'
import { OrbitControls } from 'three/addons/controls/OrbitControls.js'
import { depthOf } from '#camera/project.ts'
import { frameCorners, frameReach } from './frame-corners.ts'
import { aimCamera, toThree } from './lens.ts'
import { FrustumLines, groundGrid, pathLine, pathPoints, secondDots, subjectCross } from './stage-lines.ts'
import { empty, fitQuad, free, pictureMaterial, quad, reliefGeometry, showPicture } from './stage-meshes.ts'
import type { StagePath } from './stage-path.ts'
import type { PreparedStage } from './stage-protocol.ts'

export type StageMode = 'around' | 'through'

export interface StageColours {
  path: Color
  camera: Color
  quiet: Color
}

export interface StageContent {
  stage: PreparedStage
  path: StagePath
  durationSeconds: number
  aspect: number
}

/** The stage in WebGL. It draws when told and holds still else. Throws when this machine has no WebGL. */
export class StageView {
  private readonly renderer: WebGLRenderer
  private readonly scene = new Scene()
  private readonly viewer = new PerspectiveCamera(45, 1, 0.05, 2000)
  private readonly moving = new PerspectiveCamera(45, 1, 0.05, 2000)
  private readonly controls: OrbitControls
  private readonly colours: StageColours
  private content: StageContent | null = null
  private readonly helpers = new Group()
  /** What the travelling camera takes along. */
  private readonly moved = new Group()
  private readonly pictures = new Group()
  private readonly frustum: FrustumLines
  private readonly cross
  /** What the travelling camera films, when it is painted rather than seen. */
  private readonly screen = new Mesh(quad(), pictureMaterial())
  private readonly start = new Mesh(quad(), pictureMaterial())
  private mode: StageMode = 'around'
  private progress = 0
  private queued = 0
  /** Somebody has turned the view; until then it is ours to set. */
  private touched = false

  constructor(canvas: HTMLCanvasElement, colours: StageColours) {
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true })
    this.renderer.setPixelRatio(Math.min(2, devicePixelRatio))
    this.renderer.autoClear = false
    this.colours = colours
    this.controls = new OrbitControls(this.viewer, canvas)
    this.controls.addEventListener('change', () => this.draw())
    this.controls.addEventListener('start', () => {
      this.touched = true
    })
    this.frustum = new FrustumLines(colours.camera)
    this.cross = subjectCross(colours.camera)
    this.moved.add(this.frustum.lines, this.cross)
    this.scene.add(this.pictures, this.helpers, this.moved)
  }

  setContent(content: StageContent): void {
    const { stage, path, durationSeconds, aspect } = content
    const first = this.content === null || this.content.stage !== stage
    this.content = content
    empty(this.helpers)
    const begin = path.stateAt(0)
    const beginning = new FrustumLines(this.colours.quiet)
    beginning.place(begin, aspect, frameReach(begin, path.subjectAt(0)))
    const ending = new FrustumLines(this.colours.quiet)
    const end = path.stateAt(1)
    ending.place(end, aspect, frameReach(end, path.subjectAt(1)))
    if (stage.kind === 'scene') this.helpers.add(groundGrid(this.colours.quiet, 60))
    this.helpers.add(
      pathLine(path, this.colours.path),
      secondDots(path, durationSeconds, this.colours.path),
      beginning.lines,
      ending.lines,
    )
    if (first) this.setPictures(stage)
    if (stage.kind === 'scene') {
      fitQuad(this.start, frameCorners(begin, aspect, Math.max(1, depthOf(stage.subject, begin))))
    }
    if (first) this.home()
    this.draw()
  }

  private setPictures(stage: PreparedStage): void {
    this.pictures.clear()
    if (stage.kind === 'scene') {
      this.pictures.add(this.start, this.screen)
      return
    }
    const material = pictureMaterial()
    showPicture(material, stage.picture)
    this.pictures.add(new Mesh(reliefGeometry(stage.relief), material))
  }

  /** Painted frames of a scene: the first of it, and the one of this instant. */
  setFrames(first: ImageBitmap, now: ImageBitmap): void {
    showPicture(this.start.material, first)
    showPicture(this.screen.material, now)
    this.draw()
  }

  show(progress: number, mode: StageMode): void {
    this.progress = progress
    this.mode = mode
    this.controls.enabled = mode === 'around'
    this.draw()
  }

  resize(width: number, height: number): void {
    this.renderer.setSize(width, height, false)
    this.viewer.aspect = width / Math.max(1, height)
    this.viewer.updateProjectionMatrix()
    if (!this.touched) this.home()
    this.draw()
  }

  /** From behind, to the right and above, so that the path, the subject and the picture are in view. */
  home(): void {
    if (this.content === null) return
    const { path, stage } = this.content
    const subject = toThree(path.subjectAt(0))
    const points = [...pathPoints(path, 24), path.subjectAt(1)].map((point) => toThree(point))
    const middle = new Vector3()
    for (const point of points) middle.addScaledVector(point, 1 / points.length)
    middle.lerp(subject, 0.4)
    const radius = Math.max(2.5, ...points.map((point) => point.distanceTo(middle)))
    // A still with its depth is deep and wide: it is looked into, not at from the side.
    const direction = stage.kind === 'photo' ? new Vector3(0.6, 0.35, 1.8) : new Vector3(1.37, 0.8, 1.63)
    if (stage.kind === 'photo') middle.y += radius * 0.3
    this.controls.target.copy(middle)
    // An upright window sees less across.
    const away = radius * Math.max(1, 1.1 / this.viewer.aspect)
    this.viewer.position.copy(middle).addScaledVector(direction, away)
    this.touched = false
    this.controls.update()
    this.draw()
  }

  /** Around the stage by degrees. */
  turn(azimuth: number, elevation: number): void {
    this.touched = true
    const arm = new Spherical().setFromVector3(this.viewer.position.clone().sub(this.controls.target))
    arm.theta += (azimuth * Math.PI) / 180
    arm.phi -= (elevation * Math.PI) / 180
    arm.makeSafe()
    this.viewer.position.setFromSpherical(arm).add(this.controls.target)
    this.controls.update()
  }

  /** Nearer (below 1) or farther. */
  zoom(factor: number): void {
    this.touched = true
    this.viewer.position.sub(this.controls.target).multiplyScalar(factor).add(this.controls.target)
    this.controls.update()
  }

  dispose(): void {
    cancelAnimationFrame(this.queued)
    this.controls.dispose()
    this.scene.traverse(free)
    this.renderer.dispose()
  }

  private draw(): void {
    if (this.queued === 0) this.queued = requestAnimationFrame(() => this.paint())
  }

  private paint(): void {
    this.queued = 0
    if (this.content === null) return
    const { path, aspect, stage } = this.content
    const state = path.stateAt(this.progress)
    const around = this.mode === 'around'
    const depth = frameReach(state, path.subjectAt(this.progress))
    this.frustum.place(state, aspect, depth)
    fitQuad(this.screen, frameCorners(state, aspect, depth))
    toThree(path.subjectAt(this.progress), this.cross.position)
    this.helpers.visible = around
    this.moved.visible = around
    this.start.visible = around && stage.kind === 'scene'
    const { width, height } = this.renderer.domElement
    const ratio = this.renderer.getPixelRatio()
    const box = around ? { width, height } : fitted(aspect, width, height)
    const left = (width - box.width) / 2 / ratio
    const low = (height - box.height) / 2 / ratio
    this.renderer.setViewport(left, low, box.width / ratio, box.height / ratio)
    this.renderer.setScissor(left, low, box.width / ratio, box.height / ratio)
    this.renderer.setScissorTest(!around)
    if (!around) aimCamera(this.moving, state, aspect)
    this.renderer.clear()
    this.renderer.render(this.scene, around ? this.viewer : this.moving)
  }
}

/** The largest frame of this shape in a box. */
function fitted(aspect: number, width: number, height: number) {
  return width / height > aspect ? { width: height * aspect, height } : { width, height: width / aspect }
}
