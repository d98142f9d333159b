/** The Engine API's networks. */
import type { Labels } from './labels.ts';

export interface NetworkIPAM {
  readonly Driver: string;
  readonly Options: Labels | null;
  /** Null for networks that give no addresses. */
  readonly Config:
    | readonly {
        readonly Subnet: string;
        readonly IPRange?: string;
        readonly Gateway?: string;
        /** Name → address that no container gets. */
        readonly AuxiliaryAddresses?: Labels;
      }[]
    | null;
}

/** A range of addresses that a network gives out. */
export type Pool = NonNullable<NetworkIPAM['Config']>[number];

export interface NetworkContainer {
  readonly Name: string;
  readonly EndpointID: string;
  readonly MacAddress: string;
  readonly IPv4Address: string;
  readonly IPv6Address: string;
}

/** `GET /networks/{id}`. */
export interface Network {
  readonly Name: string;
  readonly Id: string;
  readonly Created: string;
  readonly Scope: string;
  readonly Driver: string;
  readonly EnableIPv4: boolean;
  readonly EnableIPv6: boolean;
  readonly IPAM: NetworkIPAM;
  readonly Internal: boolean;
  readonly Attachable: boolean;
  readonly Ingress: boolean;
  readonly ConfigFrom: { readonly Network: string };
  readonly ConfigOnly: boolean;
  readonly Containers: Readonly<Record<string, NetworkContainer>>;
  readonly Options: Labels;
  readonly Labels: Labels;
}

/** What is asked for a container's place in a network. */
export interface EndpointRequest {
  readonly aliases: readonly string[];
  readonly ip: string | null;
  readonly mac: string | null;
}

export interface NetworkCreate {
  readonly Name: string;
  readonly Driver: string;
  readonly Internal: boolean;
  readonly Attachable: boolean;
  readonly EnableIPv4: boolean;
  readonly EnableIPv6: boolean;
  /** Without any, the daemon chooses a subnet. */
  readonly Pools: readonly Pool[];
  readonly IpamOptions: Readonly<Record<string, string>>;
  readonly Options: Readonly<Record<string, string>>;
  readonly Labels: Readonly<Record<string, string>>;
}
