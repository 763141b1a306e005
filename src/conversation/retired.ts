/**
 * Scenes and steps that were released and are gone, and where the people who were there are taken.
 * A step without a successor leads to the scene's first one, a scene without one to «Мои дела».
 */
export const retired: readonly { readonly scene: string; readonly step?: string; readonly to?: string }[] = [
  { scene: 'staff-access', to: 'people' },
  { scene: 'family-join', step: 'class', to: 'child' },
  { scene: 'school-setup', step: 'hours', to: 'there' },
  { scene: 'school-setup', step: 'holidays', to: 'there' },
  { scene: 'school-settings', step: 'pupils', to: 'list' },
  { scene: 'chat', step: 'link', to: 'guide' },
  { scene: 'chat', step: 'profile', to: 'check' },
];
