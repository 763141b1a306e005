import { z } from 'zod';
import type { Carousel, CarouselElement, VkPhoto } from '../vk-types.ts';
import type { World } from '../world/world.ts';
import { badParameter } from './errors.ts';
import { readButton } from './keyboard.ts';

const Element = z.strictObject(
  {
    title: z.string().max(80, 'title should be 80 letters length or less').optional(),
    description: z.string().max(80, 'description should be 80 letters length or less').optional(),
    photo_id: z.string().optional(),
    action: z
      .discriminatedUnion('type', [
        z.strictObject({ type: z.literal('open_link'), link: z.url() }),
        z.strictObject({ type: z.literal('open_photo') }),
      ])
      .optional(),
    buttons: z
      .array(z.unknown(), 'buttons is required')
      .min(1, 'buttons is required')
      .max(3, 'has too much buttons'),
  },
  'contains unknown fields',
);

const Shape = z.strictObject({
  type: z.literal('carousel', 'type should be carousel'),
  elements: z
    .array(Element, 'elements is required')
    .min(1, 'elements is empty')
    .max(10, 'has too much elements'),
});

/**
 * Reads a carousel (`template`): 1–10 elements of one structure, the first one's.
 * VK's exact words for its mistakes are not known; the code is.
 */
export function readCarousel(world: World, value: unknown): Carousel {
  const read = Shape.safeParse(value);
  if (!read.success) throw badParameter(`template ${read.error.issues[0]?.message}`);
  const elements = read.data.elements.map((element, e): CarouselElement => {
    if (element.photo_id === undefined && element.title === undefined) {
      throw badParameter(`template element ${e} needs photo_id or title`);
    }
    if (element.title !== undefined && element.description === undefined) {
      throw badParameter(`template element ${e} needs a description with its title`);
    }
    const buttons = element.buttons.map((button, b) => readButton(button, `[${e}][${b}]`));
    const photo = element.photo_id === undefined ? undefined : photoOf(world, element.photo_id);
    return { ...(element as Omit<CarouselElement, 'buttons'>), ...(photo && { photo }), buttons };
  });
  const structure = (element: CarouselElement) =>
    [...Object.keys({ ...element, photo: '' }).sort(), element.buttons.length].join(' ');
  if (new Set(elements.map(structure)).size > 1) {
    throw badParameter('template elements should have the same structure');
  }
  return { type: 'carousel', elements };
}

/** What was uploaded under this name. Whether VK refuses a name that it does not know is not known. */
function photoOf(world: World, id: string): VkPhoto | undefined {
  const found = world.state.media.get(`photo${id}`)?.attachment;
  return found?.type === 'photo' ? found.photo : undefined;
}
