import { appointment } from '#scenes/administration/appointment.ts';
import { control } from '#scenes/administration/control.ts';
import { deputies } from '#scenes/administration/deputies.ts';
import { material } from '#scenes/administration/material.ts';
import { platformOrderScene } from '#scenes/administration/platform-order.ts';
import type { Scene } from '#scenes/scene.ts';

/** What leads the head and the deputies. */
export const administration = [
  material,
  platformOrderScene,
  appointment,
  control,
  deputies,
] as const satisfies readonly Scene[];
