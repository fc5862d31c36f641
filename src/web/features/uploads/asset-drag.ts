/** Tiles of takes and of the library carry their asset's id under this type. */
export const assetDragType = 'application/x-dailies-asset'

export interface Dropped {
  files: File[]
  assetId: string | null
}

export const canDrop = (data: DataTransfer): boolean =>
  data.types.includes(assetDragType) || data.types.includes('Files')

export function readDrop(data: DataTransfer): Dropped {
  const assetId = data.getData(assetDragType)
  return { files: [...data.files], assetId: assetId === '' ? null : assetId }
}
