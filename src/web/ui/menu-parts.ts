import type { Menu } from '@base-ui/react/menu'
import { createContext, use } from 'react'

/** What the rows of a menu are made of: it comes with the open menu, so that a page with a closed one goes without. */
export type MenuParts = Pick<
  typeof Menu,
  | 'Item'
  | 'LinkItem'
  | 'Separator'
  | 'Group'
  | 'GroupLabel'
  | 'RadioGroup'
  | 'RadioItem'
  | 'RadioItemIndicator'
>

export const MenuPartsContext = createContext<MenuParts | null>(null)

export function useMenuParts(): MenuParts {
  const parts = use(MenuPartsContext)
  if (parts === null) throw new Error('A row of a menu stands outside a Menu.')
  return parts
}
