import { specialisation } from "@chengqi/engines/specialisation";
import { z } from "zod";

const specialisationInput = z.object({
  regions: z.array(z.string()),
  industries: z.array(z.string()),
  values: z.array(z.array(z.number())),
});

/** Every method by its name: what it takes and what it computes. */
export const methods: Readonly<Record<string, { readonly input: z.ZodType; compute(input: unknown): unknown }>> = {
  specialisation: { input: specialisationInput, compute: (input) => specialisation(specialisationInput.parse(input)) },
};
