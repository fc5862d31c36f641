import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  type Group,
  LinearFilter,
  type Material,
  type Mesh,
  MeshBasicMaterial,
  type Object3D,
  SRGBColorSpace,
  Texture,
} from 'three'
import type { Point3 } from '#camera/state.ts'
import type { PhotoRelief } from '#painter/photo/shown-camera.ts'
import { reliefMesh } from './relief.ts'

const RELIEF_COLUMNS = 192

/** A still bent to its depth, as three draws it. */
export function reliefGeometry(relief: PhotoRelief): BufferGeometry {
  const rows = Math.max(2, Math.round((RELIEF_COLUMNS * relief.height) / relief.width))
  const { positions, places, triangles } = reliefMesh(relief, RELIEF_COLUMNS, rows)
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(positions, 3))
  geometry.setAttribute('uv', new BufferAttribute(places, 2))
  geometry.setIndex(new BufferAttribute(triangles, 1))
  return geometry
}

export function quad(): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(12), 3))
  geometry.setAttribute('uv', new BufferAttribute(new Float32Array([0, 0, 1, 0, 1, 1, 0, 1]), 2))
  geometry.setIndex([0, 3, 1, 1, 3, 2])
  return geometry
}

export function fitQuad({ geometry }: Mesh, corners: readonly Point3[]): void {
  const attribute = geometry.getAttribute('position')
  corners.forEach(({ x, y, z }, i) => {
    attribute.setXYZ(i, x, y, -z)
  })
  attribute.needsUpdate = true
  geometry.computeBoundingSphere()
}

export function pictureMaterial(): MeshBasicMaterial {
  return new MeshBasicMaterial({ side: DoubleSide, toneMapped: false, visible: false })
}

export function showPicture(material: MeshBasicMaterial, picture: ImageBitmap): void {
  if (material.map?.image === picture) return
  const texture = material.map ?? new Texture()
  texture.image = picture
  texture.colorSpace = SRGBColorSpace
  // Bitmaps are uploaded as they are; our places count from the top.
  texture.flipY = false
  texture.generateMipmaps = false
  texture.minFilter = LinearFilter
  texture.needsUpdate = true
  if (material.map === null) {
    material.map = texture
    material.visible = true
    material.needsUpdate = true
  }
}

export function empty(group: Group): void {
  group.traverse(free)
  group.clear()
}

export function free(object: Object3D): void {
  if (!('geometry' in object) || !(object.geometry instanceof BufferGeometry)) return
  object.geometry.dispose()
  if (!('material' in object)) return
  const material = object.material as Material & { map?: Texture | null }
  material.map?.dispose()
  material.dispose()
}
