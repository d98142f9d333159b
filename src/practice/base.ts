/** The image that variants are built on: small, everywhere at hand, and recorded layer by layer. */
export const BASE = 'alpine:3.21';
