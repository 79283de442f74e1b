import type { hostSchema } from "@chengqi/domain/chains/answers";
import type { Name } from "@chengqi/domain/figures/figure";
import type { z } from "zod";

type Host = z.infer<typeof hostSchema>;

/** Hosts are stored by the ids of their zones; names are those of the day. */
export const namedHosts = (hosts: readonly Host[], nameOf: (id: string) => Name): Host[] => hosts.map((host) => ({ ...host, zone: { id: host.zone.id, name: nameOf(host.zone.id) } }));
