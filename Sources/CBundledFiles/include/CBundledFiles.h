/* Files that are part of the program itself, so that the bare binary works alone. */
#pragma once

#include <stddef.h>

/* The bytes live as long as the program does. They end in no zero: use the size. */
struct waylight_bundled_file {
  const unsigned char *_Nonnull bytes;
  size_t size;
};

/* data/services.tsv: AWS services, their endpoint types and public DNS names. */
struct waylight_bundled_file waylight_bundled_services(void);

/* data/public-ranges.bin: AWS's public address ranges; Scripts/refresh-catalogue tells the layout. */
struct waylight_bundled_file waylight_bundled_public_ranges(void);

/* data/prices.tsv: what AWS charges for gateways and endpoints, with the region and date of the list. */
struct waylight_bundled_file waylight_bundled_prices(void);

/* themes/terminal.yaml: the default theme. */
struct waylight_bundled_file waylight_bundled_default_theme(void);

/* themes/light.yaml and themes/dark.yaml: for pictures on pages, which have colours of their own. */
struct waylight_bundled_file waylight_bundled_light_theme(void);
struct waylight_bundled_file waylight_bundled_dark_theme(void);

/* The topology that is there when no sample folder is found. */
struct waylight_bundled_file waylight_bundled_welcome_topology(void);
